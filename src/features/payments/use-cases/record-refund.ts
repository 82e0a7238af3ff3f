import { z } from 'zod'
import { m } from '#messages'
import { formatMoney } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { dayOf } from '#platform/time/days.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { paymentRefunded } from '../emails/payment-refunded.ts'
import { refundRecorded } from '../events.ts'
import { AmountMinor, HandMethod, PaidOn, Reference } from '../fields.ts'
import { coachOfObligation } from '../permissions.ts'
import { obligationOf } from '../queries/subjects.ts'
import { writePayment } from './parts/take-payment.ts'
import { about, inTrail, toldEffect } from './parts/words.ts'

/** 11.1, I16: the coach gave money back by hand, all of what came or a part; never more than came. What was owed stays settled. */
export const recordRefund = useCase('payments.record-refund', {
	input: z.object({
		obligationId: Id,
		/** Left out: all that was paid and not given back yet. */
		amountMinor: AmountMinor.optional(),
		method: HandMethod,
		paidOn: PaidOn.optional(),
		reference: Reference.default(''),
		notify: z.boolean().default(true),
	}),
	output: z.object({ paymentId: z.string() }),
	subject: ({ db }, { obligationId }) => obligationOf(db, obligationId, 'for update'),
	may: coachOfObligation,
	conflicts: { obligation_refunds: 'payments_nothing_to_refund' },
	async run(acting, of, { amountMinor, method, paidOn, reference, notify }) {
		const { now, emit, locale } = acting
		const left = of.paid - of.refunded
		const minor = amountMinor ?? left
		if (of.disputed > 0) return refuse('payments_disputed')
		if (left === 0) return refuse('payments_nothing_to_refund')
		if (minor > left) {
			const paid = formatMoney(left, of.currency, locale)
			return refuse('payments_more_than_paid', { paid }, 'amountMinor')
		}
		const today = dayOf(now, of.studio_zone)
		if (paidOn !== undefined && paidOn > today) return refuse('payments_in_future', {}, 'paidOn')
		const moved = { direction: 'out' as const, method, amountMinor: minor, reference }
		const paymentId = await writePayment(acting, of, { ...moved, paidOn: paidOn ?? today })
		await emit(refundRecorded, {
			...about(of),
			after: { payment: inTrail(-minor, of.currency), method, paidOn: paidOn ?? today },
			data: { obligationId: of.id, paymentId, notify },
		})
		const say = { name: of.client, amount: formatMoney(minor, of.currency, locale) }
		return ok({ paymentId }, [
			{ kind: 'changes', text: m.payments_effect_refunded(say, { locale }) },
			await toldEffect(acting, of, paymentRefunded, notify),
		])
	},
})
