import { z } from 'zod'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { resumed } from '../events.ts'
import { eitherSide } from '../permissions.ts'
import { enrolmentOf } from '../queries/subjects.ts'
import { about, change } from './parts/change.ts'

/** 10.5: sessions follow again. A pause of the client's own is theirs to end; nothing is booked by resuming. */
export const resumeEnrolment = useCase('renewals.resume-enrolment', {
	input: z.object({ enrolmentId: Id }),
	output: z.object({ enrolmentId: z.string() }),
	subject: ({ db }, { enrolmentId }) => enrolmentOf(db, enrolmentId, 'for update'),
	may: eitherSide,
	async run(acting, of) {
		const { actor, emit, locale } = acting
		if (of.state === 'ended') return refuse('renewals_over')
		if (of.state !== 'paused') return refuse('renewals_not_paused')
		const byClient = actor.kind === 'client'
		if (!byClient && of.pausedBy === 'client') return refuse('renewals_paused_by_client')
		await change(acting, of, { state: 'active', paused_by: null })
		await emit(resumed, { ...about(of), after: { coach: of.coach }, data: { enrolmentId: of.id, byClient } })
		const say = { coach: of.coach, client: of.client }
		return ok({ enrolmentId: of.id }, [
			{ kind: 'changes', text: m.renewals_effect_resumed(say, { locale }) },
			{
				kind: 'told',
				text: (byClient ? m.renewals_effect_coach_told : m.renewals_effect_client_told)(say, { locale }),
			},
		])
	},
})
