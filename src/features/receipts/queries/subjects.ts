import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'

export type ReceiptSubject = {
	id: string
	client_id: string | null
	payment_id: string
	obligation_id: string
	kind: 'receipt' | 'credit_note'
	content: string
	/** The day of the session as it stands now. */
	for_on: string
	/** Whether something of it was taken back. */
	corrected: boolean
}

/** One document, and whose it is: its payment knows. */
export async function receiptOf(db: Db, id: string): Promise<ReceiptSubject | undefined> {
	const { rows } = await sql<ReceiptSubject>`
		select d.id, o.client_id, d.payment_id, o.id as obligation_id, d.kind, d.content,
			((o.for_at at time zone o.zone)::date)::text as for_on,
			exists (select from receipt c where c.studio_id = d.studio_id and c.corrects_id = d.id) as corrected
		from receipt d
		join payment p on p.studio_id = d.studio_id and p.id = d.payment_id
		join obligation o on o.studio_id = p.studio_id and o.id = p.obligation_id
		where d.id = ${id}::uuid`.execute(db)
	return rows[0]
}

export type PaidSubject = { payment_id: string; obligation_id: string; client_id: string | null }

/** A payment, for what can still be issued for it. */
export async function paymentOf(db: Db, paymentId: string): Promise<PaidSubject | undefined> {
	const { rows } = await sql<PaidSubject>`
		select p.id as payment_id, o.id as obligation_id, o.client_id
		from payment p join obligation o on o.studio_id = p.studio_id and o.id = p.obligation_id
		where p.id = ${paymentId}::uuid`.execute(db)
	return rows[0]
}
