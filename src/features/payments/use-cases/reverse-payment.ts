import { z } from 'zod'
import { m } from '#messages'
import { formatMoney } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { paymentReversed } from '../events.ts'
import { coachOfObligation } from '../permissions.ts'
import { paymentForUpdate } from '../queries/subjects.ts'
import { reverse } from './parts/reverse.ts'
import { about, inTrail, openEffect } from './parts/words.ts'

/** 58: a payment or refund that was written down by mistake is reversed, never edited: both stay visible. Once, and nobody is told. */
export const reversePayment = useCase('payments.reverse-payment', {
	input: z.object({ paymentId: Id }),
	output: z.object({ obligationId: z.string() }),
	subject: ({ db }, { paymentId }) => paymentForUpdate(db, paymentId),
	may: coachOfObligation,
	conflicts: { ledger_reversed_once: 'payments_reversed', obligation_refunds: 'payments_refunded_since' },
	async run(acting, was, _) {
		const { emit, locale } = acting
		if (was.reversed) return refuse('payments_reversed')
		// What a provider took is no mistake of a hand: it is given back.
		if (was.method === 'card') return refuse('payments_by_card')
		if (was.direction === 'in' && was.paid - was.amount < was.refunded)
			return refuse('payments_refunded_since')
		const again = await reverse(acting, was, was.payment_id)
		const signed = was.direction === 'in' ? was.amount : -was.amount
		await emit(paymentReversed, {
			...about(was),
			before: { payment: inTrail(signed, was.currency), method: was.method },
			data: { obligationId: was.id, paymentId: was.payment_id },
		})
		const amount = formatMoney(was.amount, was.currency, locale)
		return ok({ obligationId: was.id }, [
			{ kind: 'goes', text: m.payments_effect_reversed({ amount }, { locale }) },
			...(again === 0 ? [] : [openEffect(was, was.open + again, locale)]),
			{ kind: 'note', text: m.payments_effect_not_told({}, { locale }) },
		])
	},
})
