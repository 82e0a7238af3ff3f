import { z } from 'zod'
import { payerActing } from '#features/charges/permissions.ts'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { dayOf } from '#platform/time/days.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { feeEnded } from '../events.ts'
import { feeOf } from '../queries/subjects.ts'
import { endOfRunning, stateOf } from '../rules/periods.ts'
import { setCourse } from './parts/course.ts'
import { endWords } from './parts/end-words.ts'

/** 6.5: a client ends what they pay regularly; what is running of it stays theirs to its end. Their coach is told. */
export const endMyFee = useCase('fees.end-my-fee', {
	input: z.object({ feeId: Id }),
	output: z.object({ feeId: z.string(), endsOn: z.string() }),
	subject: ({ db }, { feeId }) => feeOf(db, feeId, 'for update'),
	may: payerActing,
	async run(acting, fee) {
		if (fee.subscriptionId) return refuse('fees_of_program')
		const today = dayOf(acting.now, fee.zone)
		const state = stateOf(fee, today)
		if (state === 'ended') return refuse('fees_over')
		if (state === 'ending') return refuse('fees_ending')
		const endsOn = endOfRunning(fee, today)
		await setCourse(acting, fee, { endsOn }, { ended_by: 'client' })
		await acting.emit(feeEnded, {
			...{ clientId: fee.client_id, subject: { type: 'fee', id: fee.id } },
			after: { title: fee.name, until: endsOn },
			data: { feeId: fee.id, notify: true, endsOn, byClient: true },
		})
		const told = m.fees_effect_coach_told({}, { locale: acting.locale })
		return ok({ feeId: fee.id, endsOn }, [...endWords(acting, fee, endsOn), { kind: 'told', text: told }])
	},
})
