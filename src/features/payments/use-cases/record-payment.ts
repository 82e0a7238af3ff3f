import { z } from 'zod'
import { formatMoney } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { dayOf } from '#platform/time/days.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { paymentConfirmed } from '../emails/payment-confirmed.ts'
import { paymentRecorded } from '../events.ts'
import { AmountMinor, HandMethod, PaidOn, Reference } from '../fields.ts'
import { coachOfObligation } from '../permissions.ts'
import { paymentSettings } from '../queries/settings.ts'
import { obligationOf } from '../queries/subjects.ts'
import { writePayment } from './parts/take-payment.ts'
import { about, inTrail, openEffect, toldEffect } from './parts/words.ts'

/**
 * 11.1: the coach writes down money that came without a provider, all of what is open or a part. The obligation is locked, so that
 * of two who mark the same cash one is refused (56); the database would refuse the second too.
 */
export const recordPayment = useCase('payments.record-payment', {
	input: z.object({
		obligationId: Id,
		/** Left out: all that is open. */
		amountMinor: AmountMinor.optional(),
		method: HandMethod,
		/** Left out: today, by the studio's clock. */
		paidOn: PaidOn.optional(),
		reference: Reference.default(''),
		/** The confirmation, 11.5. */
		notify: z.boolean().default(true),
	}),
	output: z.object({ paymentId: z.string(), openMinor: z.number() }),
	subject: ({ db }, { obligationId }) => obligationOf(db, obligationId, 'for update'),
	may: coachOfObligation,
	conflicts: { obligation_not_overpaid: 'payments_already_paid' },
	async run(acting, of, { amountMinor = of.open, method, paidOn, reference, notify }) {
		const { db, now, emit, locale } = acting
		if (of.open === 0) return refuse(of.paid > 0 ? 'payments_already_paid' : 'payments_nothing_open')
		if (amountMinor > of.open) {
			const open = formatMoney(of.open, of.currency, locale)
			return refuse('payments_more_than_open', { open }, 'amountMinor')
		}
		const today = dayOf(now, of.studio_zone)
		if (paidOn !== undefined && paidOn > today) return refuse('payments_in_future', {}, 'paidOn')
		const { methods } = await paymentSettings(db)
		if (!methods.includes(method)) return refuse('payments_method_off', {}, 'method')
		const moved = { direction: 'in' as const, method, amountMinor, paidOn: paidOn ?? today, reference }
		const paymentId = await writePayment(acting, of, moved)
		await emit(paymentRecorded, {
			...about(of),
			after: { payment: inTrail(amountMinor, of.currency), method, paidOn: moved.paidOn },
			data: { obligationId: of.id, paymentId, notify },
		})
		const openMinor = of.open - amountMinor
		return ok({ paymentId, openMinor }, [
			openEffect(of, openMinor, locale),
			await toldEffect(acting, of, paymentConfirmed, notify),
		])
	},
})
