import { sql } from 'kysely'
import { z } from 'zod'
import { visibleTo } from '#features/clients/queries/visible.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'

const Open = z.object({
	id: z.string(),
	kind: z.string(),
	aboutId: z.string().nullable(),
	title: z.string(),
	forAt: z.string(),
	clientId: z.string(),
	client: z.string(),
	openMinor: z.number(),
	priceMinor: z.number(),
	currency: z.string(),
	state: z.enum(['pending', 'part_paid']),
})
export type OpenObligation = z.output<typeof Open>

/** 8.3, 11.5: what is over and not settled, the oldest first. A coach's own clients (1.3); one statement. */
export const open = query('payments.open', {
	input: z.object({
		after: cursor(z.iso.datetime(), Id).optional(),
		limit: z.number().int().min(1).max(100).default(20),
	}),
	output: z.object({ obligations: z.array(Open), next: z.string().nullable() }),
	may: coaches,
	async run({ db, actor, now }, _, { after, limit }) {
		const { rows } = await sql<Omit<OpenObligation, 'forAt'> & { forAt: Date }>`
			select o.id, o.kind, o.about_id as "aboutId", o.title, o.for_at as "forAt", c.id as "clientId",
				trim(c.first_name || ' ' || c.last_name) as client, o.open_minor::float8 as "openMinor",
				o.price_minor::float8 as "priceMinor", o.currency, o.state
			from obligation o join client c on c.studio_id = o.studio_id and c.id = o.client_id
			where o.owed_minor - o.paid_minor - o.waived_minor > 0 and o.for_at <= ${now} and ${visibleTo(actor)}
				and ${after ? sql`(o.for_at, o.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
			order by o.for_at, o.id limit ${limit + 1}`.execute(db)
		const obligations = rows.slice(0, limit).map((row) => ({ ...row, forAt: row.forAt.toISOString() }))
		const last = rows.length > limit ? obligations.at(-1) : undefined
		return { obligations, next: last ? cursorText(last.forAt, last.id) : null }
	},
})
