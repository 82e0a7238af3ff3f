import { z } from 'zod'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { paused } from '../events.ts'
import { eitherSide } from '../permissions.ts'
import { enrolmentOf } from '../queries/subjects.ts'
import { about, change } from './parts/change.ts'

/** 10.5: nothing follows until it is resumed. What is on deck stays, and what is owed for it too. */
export const pauseEnrolment = useCase('renewals.pause-enrolment', {
	input: z.object({ enrolmentId: Id }),
	output: z.object({ enrolmentId: z.string() }),
	subject: ({ db }, { enrolmentId }) => enrolmentOf(db, enrolmentId, 'for update'),
	may: eitherSide,
	async run(acting, of) {
		const { actor, emit, locale } = acting
		if (of.state === 'ended') return refuse('renewals_over')
		if (of.state === 'paused') return refuse('renewals_paused')
		const byClient = actor.kind === 'client'
		await change(acting, of, { state: 'paused', paused_by: byClient ? 'client' : 'staff' })
		await emit(paused, { ...about(of), after: { coach: of.coach }, data: { enrolmentId: of.id, byClient } })
		const say = { coach: of.coach, client: of.client }
		return ok({ enrolmentId: of.id }, [
			{ kind: 'changes', text: m.renewals_effect_paused(say, { locale }) },
			{ kind: 'stays', text: m.renewals_effect_what_is_there({}, { locale }) },
			{
				kind: 'told',
				text: (byClient ? m.renewals_effect_coach_told : m.renewals_effect_client_told)(say, { locale }),
			},
		])
	},
})
