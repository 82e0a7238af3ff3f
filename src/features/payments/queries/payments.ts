import { sql } from 'kysely'
import { z } from 'zod'
import { visibleTo } from '#features/clients/queries/visible.ts'
import type { Actor } from '#platform/actor.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { Method, PaidOn } from '../fields.ts'

const Row = z.object({
	id: z.string(),
	obligationId: z.string(),
	direction: z.enum(['in', 'out']),
	method: Method,
	amountMinor: z.number(),
	currency: z.string(),
	paidOn: z.string(),
	reference: z.string(),
	title: z.string(),
	/** Null and empty for a client who was deleted since. */
	clientId: z.string().nullable(),
	client: z.string(),
	by: z.string(),
	reversed: z.boolean(),
})
export type PaymentRow = z.output<typeof Row>

/** 1.3: the owner's all, also those of deleted clients; a coach's those of their clients. For an obligation `o`, client `c`. */
export const moneySeenBy = (actor: Actor) =>
	(actor.kind === 'staff' || actor.kind === 'key') && actor.role === 'owner'
		? sql<boolean>`true`
		: sql<boolean>`(c.id is not null and ${visibleTo(actor)})`

/** Whether a payment `p` was written down by mistake, and reversed (58). */
export const isReversed = sql<boolean>`exists (
	select from ledger_transaction r where r.studio_id = p.studio_id and r.reverses_id = p.id)`

/** 11.5: money that came and went, the last day first, also what was reversed. One statement. */
export const payments = query('payments.payments', {
	input: z.object({
		method: Method.optional(),
		direction: z.enum(['in', 'out']).optional(),
		from: PaidOn.optional(),
		to: PaidOn.optional(),
		clientId: Id.optional(),
		after: cursor(PaidOn, Id).optional(),
		limit: z.number().int().min(1).max(100).default(30),
	}),
	output: z.object({ payments: z.array(Row), next: z.string().nullable() }),
	may: coaches,
	async run({ db, actor }, _, { method, direction, from, to, clientId, after, limit }) {
		const where = [
			moneySeenBy(actor),
			...(method ? [sql`p.method = ${method}`] : []),
			...(direction ? [sql`p.direction = ${direction}`] : []),
			...(from ? [sql`p.paid_on >= ${from}::date`] : []),
			...(to ? [sql`p.paid_on <= ${to}::date`] : []),
			...(clientId ? [sql`o.client_id = ${clientId}::uuid`] : []),
			...(after ? [sql`(p.paid_on, p.id) < (${after[0]}::date, ${after[1]}::uuid)`] : []),
		]
		const { rows } = await sql<PaymentRow>`
			select p.id, p.obligation_id as "obligationId", p.direction, p.method, p.amount_minor::float8 as "amountMinor", p.currency,
				p.paid_on::text as "paidOn", p.reference, o.title, o.client_id as "clientId",
				coalesce(trim(c.first_name || ' ' || c.last_name), '') as client, coalesce(s.name, '') as by, ${isReversed} as reversed
			from payment p
			join obligation o on o.studio_id = p.studio_id and o.id = p.obligation_id
			left join client c on c.studio_id = o.studio_id and c.id = o.client_id
			left join staff s on s.studio_id = p.studio_id and s.id = p.staff_id
			where ${sql.join(where, sql` and `)}
			order by p.paid_on desc, p.id desc limit ${limit + 1}`.execute(db)
		const page = rows.slice(0, limit)
		const last = rows.length > limit ? page.at(-1) : undefined
		return { payments: page, next: last ? cursorText(last.paidOn, last.id) : null }
	},
})
