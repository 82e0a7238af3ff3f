import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { anyClient, coaches } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { rateOf } from '../rules/shares.ts'
import { units } from '../rules/validity.ts'
import { packageSettings } from './settings.ts'

export const TemplateView = z.object({
	id: z.string(),
	name: z.string(),
	description: z.string(),
	sessions: z.number(),
	priceMinor: z.number(),
	/** 10.1 */
	rateMinor: z.number(),
	currency: z.string(),
	taxBp: z.number().nullable(),
	typeIds: z.array(z.string()),
	/** Names of the types it pays; none: every one. */
	types: z.array(z.string()),
	coachId: z.string().nullable(),
	coach: z.string().nullable(),
	validFor: z.number().nullable(),
	validUnit: z.enum(units),
	weeklyCap: z.number().nullable(),
	onSale: z.boolean(),
	version: z.number(),
})
export type TemplateView = z.output<typeof TemplateView>

const columns = sql`t.id, t.name, t.description, t.sessions, t.price_minor::float8 as "priceMinor", t.currency, t.tax_bp as "taxBp",
	t.type_ids as "typeIds", array(select a.name from appointment_type a where a.studio_id = t.studio_id and a.id = any (t.type_ids)
		order by lower(a.name)) as types, t.coach_id as "coachId", s.name as coach, t.valid_for as "validFor",
	coalesce(t.valid_unit, 'month') as "validUnit", t.weekly_cap as "weeklyCap", t.on_sale as "onSale", t.version`
const tables = sql`package_template t left join staff s on s.studio_id = t.studio_id and s.id = t.coach_id`

const withRate = (row: Omit<TemplateView, 'rateMinor'>): TemplateView => ({
	...row,
	rateMinor: rateOf(row.priceMinor, row.sessions),
})

export async function templateOf(db: Db, id: string, lock?: 'for update'): Promise<TemplateView | undefined> {
	if (lock) await sql`select from package_template where id = ${id}::uuid for update`.execute(db)
	const { rows } = await sql<TemplateView>`select ${columns} from ${tables} where t.id = ${id}::uuid`.execute(
		db,
	)
	return rows[0] && withRate(rows[0])
}

/** 10.1: what the studio sells, and has sold; on sale first. */
export const templates = query('packages.templates', {
	input: z.object({}),
	output: z.object({ templates: z.array(TemplateView), currency: z.string() }),
	may: coaches,
	async run({ db }) {
		const { rows } = await sql<TemplateView>`
			select ${columns} from ${tables} order by not t.on_sale, lower(t.name), t.id limit 200`.execute(db)
		return { templates: rows.map(withRate), currency: (await packageSettings(db)).currency }
	},
})

export const template = query('packages.template', {
	input: z.object({ templateId: Id }),
	output: TemplateView,
	subject: ({ db }, { templateId }) => templateOf(db, templateId),
	may: coaches,
	run: async (_, found) => found,
})

/** 10.2: what a client can buy by themselves. */
export const onSale = query('packages.on-sale', {
	input: z.object({}),
	output: z.object({
		templates: z.array(TemplateView),
		online: z.boolean(),
		usableWhen: z.enum(['paid', 'bought']),
	}),
	may: anyClient,
	async run({ db }) {
		const { rows } = await sql<TemplateView>`
			select ${columns} from ${tables} where t.on_sale order by t.price_minor, lower(t.name), t.id limit 100`.execute(
			db,
		)
		const { usableWhen } = await packageSettings(db)
		const online = await db
			.selectFrom('payment_settings')
			.select('studio_id')
			.where('online_since', 'is not', null)
			.executeTakeFirst()
		return { templates: rows.map(withRate), online: online !== undefined, usableWhen }
	},
})
