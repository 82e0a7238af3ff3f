import { sql } from 'kysely'
import { z } from 'zod'
import { m } from '#messages'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { anyClient } from '#platform/permission.ts'
import type { RefusalCode } from '#platform/refusals.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { paymentAnnounced } from '../events.ts'

/**
 * 11.1: a client says that they have sent what is open. A fact beside: it moves no money; the coach, who is told, records the
 * payment when it is there. Said once for what is open now.
 */
export const announcePayment = useCase('payments.announce-payment', {
	/** Left out: for everything that is open. */
	input: z.object({ obligationId: Id.optional() }),
	output: z.object({ count: z.number() }),
	may: anyClient,
	async run({ db, actor, now, emit, locale }, _, { obligationId }) {
		const { rows } = await sql<{ id: string; title: string }>`
			with said as (
				insert into payment_announced (studio_id, obligation_id, open_minor, at)
				select studio_id, id, open_minor, ${now}::timestamptz from obligation
				where client_id = ${actor.id}::uuid and open_minor > 0
					and ${obligationId === undefined ? sql`true` : sql`id = ${obligationId}::uuid`}
				on conflict do nothing returning obligation_id)
			select o.id, o.title from said join obligation o on o.id = said.obligation_id order by o.id`.execute(db)
		if (rows.length === 0) return refuse(await whyNot(db, actor.id as string, obligationId))
		await emit(paymentAnnounced, {
			clientId: actor.id as string,
			subject: { type: 'client', id: actor.id as string },
			after: { title: rows.map(({ title }) => title).join(', ') },
			data: { obligationIds: rows.map(({ id }) => id), clientId: actor.id as string },
		})
		return ok({ count: rows.length }, [{ kind: 'told', text: m.payments_effect_announced({}, { locale }) }])
	},
})

/** Nothing of theirs by that id; nothing open; or said already. */
async function whyNot(db: Db, clientId: string, obligationId: string | undefined): Promise<RefusalCode> {
	let own = db.selectFrom('obligation').select('open_minor').where('client_id', '=', clientId)
	if (obligationId !== undefined) own = own.where('id', '=', obligationId)
	const rows = await own.where('open_minor', '>', '0').limit(1).execute()
	if (rows.length > 0) return 'payments_announced'
	if (obligationId === undefined) return 'payments_nothing_open'
	const known = await db
		.selectFrom('obligation')
		.select('id')
		.where('id', '=', obligationId)
		.where('client_id', '=', clientId)
		.executeTakeFirst()
	return known ? 'payments_nothing_open' : 'not_found'
}
