import { z } from 'zod'
import { coachOfObligation } from '#features/payments/permissions.ts'
import { toldEffect } from '#features/payments/use-cases/parts/words.ts'
import { Id } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { addDays, dayOf } from '#platform/time/days.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { feeChangedMail } from '../emails/fee-changed.ts'
import { feeResumed } from '../events.ts'
import { feeOf } from '../queries/subjects.ts'
import { nextPeriods, stateOf } from '../rules/periods.ts'
import { dayWords } from '../rules/words.ts'
import { setCourse } from './parts/course.ts'

/** A pause ends: the next period begins on the day of resuming, or when what began before is over. */
export const resumeFee = useCase('fees.resume-fee', {
	input: z.object({
		feeId: Id,
		/** Left out: today, by the studio's clock. */
		on: Day.optional(),
		notify: z.boolean().default(true),
	}),
	output: z.object({ feeId: z.string() }),
	subject: ({ db }, { feeId }) => feeOf(db, feeId, 'for update'),
	may: coachOfObligation,
	async run(acting, fee, { on, notify }) {
		if (fee.subscriptionId) return refuse('fees_of_program')
		const { now, emit, locale } = acting
		const today = dayOf(now, fee.zone)
		if (stateOf(fee, today) !== 'paused') return refuse('fees_not_paused')
		if (fee.archived) return refuse('fees_archived')
		const resumesOn = on ?? today
		if (resumesOn < today) return refuse('fees_in_past', {}, 'on')
		if (resumesOn > addDays(today, 366)) return refuse('fees_too_late', {}, 'on')
		const course = await setCourse(acting, fee, { resumesOn })
		const coming = nextPeriods(course, 3)
		await emit(feeResumed, {
			...{ clientId: fee.client_id, subject: { type: 'fee', id: fee.id } },
			after: { title: fee.name, from: coming[0]?.fromOn ?? resumesOn },
			data: { feeId: fee.id, notify, on: coming[0]?.fromOn ?? resumesOn },
		})
		return ok({ feeId: fee.id }, [
			...coming.map(({ fromOn }) => ({
				kind: 'comes' as const,
				text: dayWords(fee.amountMinor, fee.currency, fromOn, locale),
			})),
			await toldEffect(acting, fee, feeChangedMail, notify),
		])
	},
})
