import { z } from 'zod'
import { payerActing } from '#features/charges/permissions.ts'
import { coachOfObligation } from '#features/payments/permissions.ts'
import { Id } from '#platform/ids.ts'
import { anyOf } from '#platform/permission.ts'
import { dayOf } from '#platform/time/days.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { feeKept } from '../events.ts'
import { feeOf } from '../queries/subjects.ts'
import { nextPeriods, stateOf } from '../rules/periods.ts'
import { dayWords } from '../rules/words.ts'
import { setCourse } from './parts/course.ts'

/** The end of a fee is taken back before it comes: by the coach, or by the client who ended it. */
export const keepFee = useCase('fees.keep-fee', {
	input: z.object({ feeId: Id }),
	output: z.object({ feeId: z.string() }),
	subject: ({ db }, { feeId }) => feeOf(db, feeId, 'for update'),
	may: anyOf(coachOfObligation, payerActing),
	async run(acting, fee) {
		if (fee.subscriptionId) return refuse('fees_of_program')
		const { actor, now, emit, locale } = acting
		const state = stateOf(fee, dayOf(now, fee.zone))
		if (state === 'ended') return refuse('fees_over')
		if (state !== 'ending') return refuse('fees_not_ending')
		const byClient = actor.kind === 'client'
		if (byClient && fee.endedBy !== 'client') return refuse('fees_ended_by_studio')
		const course = await setCourse(acting, fee, { endsOn: null }, { ended_by: null })
		await emit(feeKept, {
			...{ clientId: fee.client_id, subject: { type: 'fee', id: fee.id }, after: { title: fee.name } },
			data: { feeId: fee.id, notify: true, byClient },
		})
		const effects = nextPeriods(course, 3).map(({ fromOn }) => ({
			kind: 'comes' as const,
			text: dayWords(fee.amountMinor, fee.currency, fromOn, locale),
		}))
		return ok({ feeId: fee.id }, effects)
	},
})
