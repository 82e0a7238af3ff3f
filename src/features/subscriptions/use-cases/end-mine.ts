import { z } from 'zod'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { theClientActing } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { lastPaidDay, subscriptionOf } from '../queries/subjects.ts'
import { endSubscription, runningFee } from './parts/ending.ts'

/**
 * 6.5: a client leaves a program: with the end of what they pay regularly, else at once. Their coach is told. What they accepted and
 * haven't paid yet is called off.
 */
export const endMine = useCase('subscriptions.end-mine', {
	input: z.object({ subscriptionId: Id }),
	output: z.object({}),
	subject: (reading, { subscriptionId }) => subscriptionOf(reading, subscriptionId, { locked: true }),
	may: theClientActing,
	async run(acting, subject) {
		const { state, last_day } = subject
		if (state === 'pending') return refuse('subscription_not_active')
		if (state === 'finished' || state === 'cancelled' || last_day !== null) return refuse('subscription_over')
		const lastDay = lastPaidDay(await runningFee(acting, subject), subject, acting.now)
		const ended = await endSubscription(acting, subject, { how: 'cancelled', by: 'client', lastDay })
		if (!ended.ok) return ended
		const say = { locale: acting.locale }
		return ok({}, [
			...ended.effects,
			...(state === 'awaiting'
				? []
				: [{ kind: 'stays' as const, text: m.subscriptions_effect_history({}, say) }]),
			{ kind: 'told', text: m.subscriptions_effect_coach_told({}, say) },
		])
	},
})
