import { z } from 'zod'
import { m } from '#messages'
import { formatMoney } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { owner } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { earningTakenBack } from '../events.ts'
import { Why } from '../fields.ts'
import { earningForUpdate } from '../queries/subjects.ts'
import { writeEarnings } from './parts/write.ts'

/**
 * 10.10, 51: the owner takes back what a coach earned by a session, or a part, once and with a reason: after a refund, mostly. What was
 * paid out already is the coach's debt: the next payout is less by it.
 */
export const takeBack = useCase('earnings.take-back', {
	input: z.object({
		earningId: Id,
		/** Left out: all of it. */
		amountMinor: z.number().int().min(1).max(100_000_000_000).optional(),
		reason: Why,
	}),
	output: z.object({ takenMinor: z.number() }),
	subject: ({ db }, { earningId }) => earningForUpdate(db, earningId),
	may: owner,
	conflicts: { earning_once: 'earnings_taken_already', earning_turn: 'earnings_taken_already' },
	async run(acting, of, { amountMinor, reason }) {
		const { emit, locale } = acting
		if (of.left <= 0) return refuse('earnings_taken_already')
		const takenMinor = amountMinor ?? of.left
		const say = { amount: formatMoney(takenMinor, of.currency, locale), coach: of.coach }
		if (takenMinor > of.left)
			return refuse(
				'earnings_more_than_earned',
				{ amount: formatMoney(of.left, of.currency, locale) },
				'amountMinor',
			)
		await writeEarnings(acting, [
			{
				...{
					coachId: of.coach_id,
					placeId: of.place_id,
					appointmentId: of.appointment_id,
					clientId: of.client_id,
				},
				...{
					turn: of.turn,
					kind: 'taken_back',
					title: of.title,
					forAt: of.for_at,
					valueMinor: of.value_minor,
				},
				...{
					shareBp: of.share_bp,
					amountMinor: -takenMinor,
					currency: of.currency,
					source: of.source,
					reason,
				},
			},
		])
		await emit(earningTakenBack, {
			subject: { type: 'appointment', id: of.appointment_id },
			after: { amount: -takenMinor, currency: of.currency, reason },
			data: { earningId: of.id },
		})
		return ok({ takenMinor }, [{ kind: 'goes', text: m.earnings_effect_taken_back(say, { locale }) }])
	},
})
