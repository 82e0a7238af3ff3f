import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { clientReading } from '#features/clients/permissions.ts'
import { moneySeenBy } from '#features/payments/queries/payments.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { Day } from '#platform/time/day-input.ts'
import { query } from '#platform/use-case.ts'
import { Kind } from '../fields.ts'

const Row = z.object({
	id: z.string(),
	number: z.string(),
	kind: Kind,
	issuedOn: z.string(),
	/** Negative for credit notes. */
	totalMinor: z.number(),
	currency: z.string(),
	title: z.string(),
	/** As it stands on the document, also where the client was deleted since. */
	client: z.string(),
	paymentId: z.string(),
	/** What a credit note takes back, what a receipt follows. */
	corrects: z.string().nullable(),
	/** How much of it was taken back since. */
	takenMinor: z.number(),
})
export type ReceiptRow = z.output<typeof Row>

const paged = {
	/** Of one payment, or of all that was paid for one thing. */
	paymentId: Id.optional(),
	obligationId: Id.optional(),
	after: cursor(Day, Id).optional(),
	limit: z.number().int().min(1).max(100).default(30),
}
type Paged = {
	paymentId?: string | undefined
	obligationId?: string | undefined
	after?: [string, string] | undefined
	limit: number
}
const Page = z.object({ receipts: z.array(Row), next: z.string().nullable() })

/** The last issued first. One statement. */
async function listed(
	db: Db,
	where: RawBuilder<unknown>[],
	{ paymentId, obligationId, after, limit }: Paged,
) {
	const all = [
		...where,
		...(paymentId ? [sql`d.payment_id = ${paymentId}::uuid`] : []),
		...(obligationId ? [sql`o.id = ${obligationId}::uuid`] : []),
		...(after ? [sql`(d.issued_on, d.id) < (${after[0]}::date, ${after[1]}::uuid)`] : []),
	]
	const { rows } = await sql<ReceiptRow>`
		select d.id, d.content::jsonb ->> 'number' as number, d.kind, d.issued_on::text as "issuedOn",
			d.total_minor::float8 as "totalMinor", d.currency, d.content::jsonb #>> '{lines,0,title}' as title,
			d.content::jsonb #>> '{client,name}' as client, d.payment_id as "paymentId",
			d.content::jsonb #>> '{corrects,number}' as corrects,
			abs(coalesce((select sum(k.total_minor) from receipt k where k.studio_id = d.studio_id and k.corrects_id = d.id), 0))::float8
				as "takenMinor"
		from receipt d
		join payment p on p.studio_id = d.studio_id and p.id = d.payment_id
		join obligation o on o.studio_id = p.studio_id and o.id = p.obligation_id
		left join client c on c.studio_id = o.studio_id and c.id = o.client_id
		where ${sql.join(all, sql` and `)}
		order by d.issued_on desc, d.id desc limit ${limit + 1}`.execute(db)
	const receipts = rows.slice(0, limit)
	const last = rows.length > limit ? receipts.at(-1) : undefined
	return { receipts, next: last ? cursorText(last.issuedOn, last.id) : null }
}

/** 11.4: the receipts and credit notes of the studio; a coach's are those of their clients (1.3). */
export const receipts = query('receipts.receipts', {
	input: z.object({
		...paged,
		kind: Kind.optional(),
		clientId: Id.optional(),
		from: Day.optional(),
		to: Day.optional(),
	}),
	output: Page,
	may: coaches,
	run: ({ db, actor }, _, { kind, clientId, from, to, ...page }) =>
		listed(
			db,
			[
				moneySeenBy(actor),
				...(kind ? [sql`d.kind = ${kind}`] : []),
				...(clientId ? [sql`o.client_id = ${clientId}::uuid`] : []),
				...(from ? [sql`d.issued_on >= ${from}::date`] : []),
				...(to ? [sql`d.issued_on <= ${to}::date`] : []),
			],
			page,
		),
})

/** 8.4: a client's own. */
export const myReceipts = query('receipts.my-receipts', {
	input: z.object(paged),
	output: Page,
	may: clientReading,
	run: ({ db, actor }, _, page) => listed(db, [sql`o.client_id = ${actor.id}::uuid`], page),
})
