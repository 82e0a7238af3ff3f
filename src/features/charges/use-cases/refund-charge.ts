import { sql } from 'kysely'
import { z } from 'zod'
import { coachOfObligation } from '#features/payments/permissions.ts'
import { obligationOf } from '#features/payments/queries/subjects.ts'
import { about } from '#features/payments/use-cases/parts/words.ts'
import { m } from '#messages'
import type { Db } from '#platform/database/transaction.ts'
import { formatMoney } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { toWire } from '#platform/money/wire.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { refundBegun } from '../events.ts'
import { AmountMinor } from '../fields.ts'
import { connectionOf } from '../queries/connection.ts'
import { beginRefund } from './parts/begin-refund.ts'

/**
 * 11.1, I16, 47: money goes back to the card it came from, all of it or a part, never more than this charge took for this thing and
 * hasn't given back. What it is for is locked. Not while a bank disputes it (49).
 */
export const refundCharge = useCase('charges.refund-charge', {
	input: z.object({
		chargeId: Id,
		obligationId: Id,
		/** Left out: all that can be given back. */
		amountMinor: AmountMinor.optional(),
		notify: z.boolean().default(true),
	}),
	output: z.object({ refundId: z.string() }),
	subject: ({ db }, { obligationId }) => obligationOf(db, obligationId, 'for update'),
	may: coachOfObligation,
	conflicts: { obligation_refunds: 'payments_nothing_to_refund' },
	async run(acting, of, { chargeId, amountMinor, notify }) {
		const { db, emit, locale } = acting
		const part = await partOf(db, chargeId, of.id)
		if (!part) return refuse('not_found')
		const connection = await connectionOf(db, 'for share')
		if (connection?.accountId !== part.accountId) return refuse('charges_off')
		if (of.disputed > 0 || part.disputed) return refuse('payments_disputed')
		const left = Math.min(part.settled - part.refunded, of.paid - of.refunded)
		if (left <= 0) return refuse('payments_nothing_to_refund')
		const minor = amountMinor ?? left
		const money = (each: number) => formatMoney(each, of.currency, locale)
		if (minor > left) return refuse('payments_more_than_paid', { paid: money(left) }, 'amountMinor')
		if (toWire(minor, of.currency) === null) return refuse('charges_amount', {}, 'amountMinor')
		const back = { charge: { id: chargeId }, of, minor, reason: 'studio' as const, notify }
		const refundId = await beginRefund(acting, back)
		await emit(refundBegun, { ...about(of), data: { chargeId, refundId, obligationId: of.id } })
		const say = { name: of.client, amount: money(minor) }
		return ok({ refundId }, [
			{ kind: 'changes', text: m.charges_effect_refund(say, { locale }) },
			...(notify ? [{ kind: 'told' as const, text: m.charges_effect_refund_told(say, { locale }) }] : []),
		])
	},
})

type Part = { settled: number; refunded: number; disputed: boolean; accountId: string }

/** What a charge took for one thing, and what of that is on its way back or has gone. */
async function partOf(db: Db, chargeId: string, obligationId: string): Promise<Part | undefined> {
	const { rows } = await sql<Part>`
		select (p.amount_minor - p.held_minor)::float8 as settled, c.account_id as "accountId",
			coalesce((select sum(r.amount_minor) from refund r where r.studio_id = p.studio_id and r.charge_id = p.charge_id
				and r.obligation_id = p.obligation_id and r.reason = 'studio' and r.state <> 'failed'), 0)::float8 as refunded,
			exists (select from dispute d where d.studio_id = p.studio_id and d.charge_id = p.charge_id and d.state in ('open', 'lost'))
				as disputed
		from charge_part p join charge c on c.studio_id = p.studio_id and c.id = p.charge_id
		where p.charge_id = ${chargeId}::uuid and p.obligation_id = ${obligationId}::uuid and p.payment_id is not null`.execute(
		db,
	)
	return rows[0]
}
