import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { visibleTo } from '#features/clients/queries/visible.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { Amount } from '../rules/amount.ts'
import { referenceOf } from '../rules/reference.ts'

const Debtor = z.object({
	clientId: z.string(),
	client: z.string(),
	/** How many things are open. */
	count: z.number(),
	open: z.array(Amount),
	oldestAt: z.string(),
	/** When they last said that they have sent it. */
	announcedAt: z.string().nullable(),
	/** What stands on their transfers. */
	reference: z.string(),
})
export type Debtor = z.output<typeof Debtor>

type Row = Omit<Debtor, 'oldestAt' | 'announcedAt' | 'reference'> & {
	oldestAt: Date
	announcedAt: Date | null
	firstName: string
	lastName: string
	pattern: string
}

/** Amounts of a set of rows with `minor` and `currency`, one per currency. */
const perCurrency = (from: RawBuilder<unknown>): RawBuilder<Amount[]> => sql<Amount[]>`coalesce((
	select jsonb_agg(jsonb_build_object('minor', minor, 'currency', currency) order by currency)
	from (select currency, sum(minor) as minor from ${from} group by currency) each), '[]')`

/** 11.5: who owes what, whoever has owed longest first, and what it comes to in all. `over`: only for what is behind us.
 * What a plan makes due later is not in it. */
export const unpaid = query('payments.unpaid', {
	input: z.object({
		over: z.boolean().default(true),
		after: cursor(z.iso.datetime(), Id).optional(),
		limit: z.number().int().min(1).max(100).default(30),
	}),
	output: z.object({ debtors: z.array(Debtor), total: z.array(Amount), next: z.string().nullable() }),
	may: coaches,
	async run({ db, actor, now }, _, { over, after, limit }) {
		const owed = sql`
			owed as (
				select o.id, o.client_id, o.for_at, o.open_minor - o.later_minor as minor, o.currency, c.first_name, c.last_name
				from obligation o join client c on c.studio_id = o.studio_id and c.id = o.client_id
				where o.owed_minor - o.paid_minor - o.waived_minor > 0 and o.open_minor > o.later_minor and ${visibleTo(actor)}
					and ${over ? sql`o.for_at <= ${now}` : sql`true`})`
		const { rows } = await sql<Row>`
			with ${owed}, debtors as (
				select client_id, first_name, last_name, count(*)::int as count, min(for_at) as oldest from owed group by 1, 2, 3)
			select d.client_id as "clientId", trim(d.first_name || ' ' || d.last_name) as client, d.count, d.oldest as "oldestAt",
				d.first_name as "firstName", d.last_name as "lastName",
				${perCurrency(sql`(select minor, currency from owed where owed.client_id = d.client_id) theirs`)} as open,
				(select max(a.at) from payment_announced a join owed on owed.id = a.obligation_id
					where owed.client_id = d.client_id) as "announcedAt",
				coalesce((select reference_pattern from payment_settings), '{code} {name}') as pattern
			from debtors d
			where ${after ? sql`(d.oldest, d.client_id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
			order by d.oldest, d.client_id limit ${limit + 1}`.execute(db)
		const totals = await sql<{
			total: Amount[]
		}>`with ${owed} select ${perCurrency(sql`owed`)} as total`.execute(db)
		const debtors = rows.slice(0, limit).map(({ firstName, lastName, pattern, ...row }) => ({
			...row,
			oldestAt: row.oldestAt.toISOString(),
			announcedAt: row.announcedAt?.toISOString() ?? null,
			reference: referenceOf(pattern, { id: row.clientId, firstName, lastName }),
		}))
		const last = rows.length > limit ? debtors.at(-1) : undefined
		return {
			debtors,
			total: totals.rows[0]?.total ?? [],
			next: last ? cursorText(last.oldestAt, last.clientId) : null,
		}
	},
})
