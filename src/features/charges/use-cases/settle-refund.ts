import { z } from 'zod'
import { paymentReversed, refundRecorded } from '#features/payments/events.ts'
import { touchlineItself } from '#features/payments/permissions.ts'
import { obligationOf } from '#features/payments/queries/subjects.ts'
import { reverse } from '#features/payments/use-cases/parts/reverse.ts'
import { about, inTrail } from '#features/payments/use-cases/parts/words.ts'
import { Id } from '#platform/ids.ts'
import { type Acting, ok, useCase } from '#platform/use-case.ts'
import { refundFailed } from '../events.ts'
import { type Refund, refundOf } from '../queries/subjects.ts'
import { convergeRefund, type RefundLook } from '../rules/converge-refund.ts'

const day = 86_400_000
/** 48: so long after it began, a refund is still looked at once a day. */
const watched = 30 * day

/** 47, 48: writes what came of looking at money on its way back. What failed is reversed in the ledger: it is with the studio again. */
export const settleRefund = useCase('charges.settle-refund', {
	input: z.object({ refundId: Id, look: z.custom<RefundLook>(), asOf: z.date() }),
	output: z.object({ state: z.string() }),
	subject: ({ db }, { refundId }) => refundOf(db, refundId, 'for update'),
	may: touchlineItself,
	async run(acting, refund, { look, asOf }) {
		const { db, now } = acting
		const verdict = convergeRefund({ state: refund.state, asOf: refund.as_of }, look, asOf)
		if (!verdict) {
			if (refund.state === 'succeeded') await lookTomorrow(acting, refund)
			return ok({ state: refund.state })
		}
		const { state, failure } = verdict
		const accepted = state === 'pending' || state === 'succeeded'
		await db
			.updateTable('refund')
			.set({
				...{ state, failure },
				...(look.what === 'seen' ? { provider_id: look.id, as_of: asOf } : {}),
				...(accepted && !refund.accepted_at ? { accepted_at: now } : {}),
				...(state === 'failed' ? { finished_at: now, next_look_at: null } : {}),
				...(state === 'succeeded' ? { finished_at: now, next_look_at: new Date(now.getTime() + day) } : {}),
			})
			.where('id', '=', refund.id)
			.execute()
		if (accepted && !refund.accepted_at) await announce(acting, refund)
		if (state === 'failed') await takeBack(acting, refund, failure ?? '')
		return ok({ state })
	},
})

const lookTomorrow = ({ db, now }: Acting, refund: Refund) =>
	db
		.updateTable('refund')
		.set({
			next_look_at:
				now.getTime() - refund.created_at.getTime() < watched ? new Date(now.getTime() + day) : null,
		})
		.where('id', '=', refund.id)
		.execute()

/** The provider took it on: now it is a refund for whoever is told or writes a document. */
async function announce(acting: Acting, refund: Refund): Promise<void> {
	if (refund.reason === 'overpayment') return
	const of = await obligationOf(acting.db, refund.obligation_id)
	if (!of) return
	await acting.emit(refundRecorded, {
		...{ ...about(of), after: { payment: inTrail(-refund.amount, refund.currency), method: 'card' } },
		data: { obligationId: of.id, paymentId: refund.transaction_id, notify: refund.notify },
	})
}

async function takeBack(acting: Acting, refund: Refund, failure: string): Promise<void> {
	const of = await obligationOf(acting.db, refund.obligation_id, 'for update')
	if (!of) return
	await reverse(acting, of, refund.transaction_id)
	const { charge_id: chargeId, amount: amountMinor, currency } = refund
	if (refund.accepted_at && refund.reason === 'studio')
		await acting.emit(paymentReversed, {
			...{ ...about(of), before: { payment: inTrail(-amountMinor, currency), method: 'card' } },
			data: { obligationId: of.id, paymentId: refund.transaction_id },
		})
	await acting.emit(refundFailed, {
		...{ ...about(of), after: { failure } },
		data: { chargeId, refundId: refund.id, obligationId: of.id, amountMinor, currency },
	})
}
