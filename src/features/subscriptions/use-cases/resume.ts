import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { subscriptionResumed } from '../events.ts'
import { subscriptionOf } from '../queries/subjects.ts'
import { always } from './parts/effects.ts'
import { follow } from './parts/follow.ts'

/**
 * 6.5: a paused, finished or cancelled subscription goes on, with the calendar it had; an end that was only set for later is
 * taken back. Somebody who never joined is asked again instead.
 */
export const resume = useCase('subscriptions.resume', {
	input: z.object({ subscriptionId: Id }),
	output: z.object({}),
	subject: (reading, { subscriptionId }) => subscriptionOf(reading, subscriptionId, { locked: true }),
	may: coachOf,
	conflicts: { subscription_open_once: 'subscription_exists' },
	async run({ db, now, actor, emit, locale }, subject) {
		const { id, client_id, program_id: programId, program_title: title, joined_on, name } = subject
		if (joined_on === null) return refuse('subscription_never_joined')
		if (subject.paused_on === null && subject.last_day === null) return refuse('subscription_runs')
		await db
			.updateTable('subscription')
			.set({ paused_on: null, last_day: null, ended_how: null })
			.where('id', '=', id)
			.execute()
		if (subject.type === 'group') await follow({ db, now, studioId: actor.studioId as string }, programId)
		await emit(subscriptionResumed, {
			clientId: client_id,
			subject: { type: 'subscription', id },
			before: { state: subject.state, lastDay: subject.last_day },
			after: { title },
			data: { subscriptionId: id, programId },
		})
		return ok({}, [
			{ kind: 'changes', text: m.subscriptions_effect_resumed({ name, title }, { locale }) },
			...always(locale),
		])
	},
})
