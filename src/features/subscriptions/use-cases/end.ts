import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { lastPaidDay, subscriptionOf } from '../queries/subjects.ts'
import { always } from './parts/effects.ts'
import { endSubscription, runningFee } from './parts/ending.ts'

/**
 * 6.5: finishes or cancels a subscription: at once, or with a last day until which the client keeps everything. What is planned
 * behind it stays on the calendar for the coach, in case it is resumed. One that awaits its payment is called off.
 */
export const end = useCase('subscriptions.end', {
	input: z.object({
		subscriptionId: Id,
		how: z.enum(['finished', 'cancelled']),
		/** The last day the client has; left out: it ends now. */
		lastDay: Day.nullish(),
		/** 6.5: without a last day: it ends with what is paid of it. */
		paidTime: z.boolean().default(false),
	}),
	output: z.object({}),
	subject: (reading, { subscriptionId }) => subscriptionOf(reading, subscriptionId, { locked: true }),
	may: coachOf,
	async run(acting, subject, { how, lastDay, paidTime }) {
		const { locale, now } = acting
		const { state, today } = subject
		if (state === 'pending') return refuse('subscription_withdraw_instead')
		if (state === 'finished' || state === 'cancelled') return refuse('subscription_over')
		if (lastDay && lastDay < today) return refuse('subscription_day_past', {}, 'lastDay')
		const paid = paidTime ? lastPaidDay(await runningFee(acting, subject), subject, now) : null
		const ended = await endSubscription(acting, subject, { how, by: 'staff', lastDay: lastDay ?? paid })
		if (!ended.ok || state === 'awaiting') return ended
		return ok({}, [
			...ended.effects,
			{ kind: 'stays', text: m.subscriptions_effect_calendar_stays({}, { locale }) },
			...always(subject, locale),
		])
	},
})
