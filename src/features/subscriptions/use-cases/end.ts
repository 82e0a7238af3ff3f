import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { m } from '#messages'
import { formatDay } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { addDays } from '#platform/time/days.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { subscriptionEnded } from '../events.ts'
import { subscriptionOf } from '../queries/subjects.ts'
import { always } from './parts/effects.ts'

/**
 * 6.5: finishes or cancels a subscription: at once, or with a last day until which the client keeps everything. What is planned
 * behind it stays on the calendar for the coach, in case it is resumed.
 */
export const end = useCase('subscriptions.end', {
	input: z.object({
		subscriptionId: Id,
		how: z.enum(['finished', 'cancelled']),
		/** The last day the client has; left out: it ends now. */
		lastDay: Day.nullish(),
	}),
	output: z.object({}),
	subject: (reading, { subscriptionId }) => subscriptionOf(reading, subscriptionId, { locked: true }),
	may: coachOf,
	async run({ db, emit, locale }, subject, { how, lastDay }) {
		const { id, client_id, program_id: programId, program_title: title, state, today, name } = subject
		if (state === 'pending') return refuse('subscription_withdraw_instead')
		if (state === 'finished' || state === 'cancelled') return refuse('subscription_over')
		if (lastDay && lastDay < today) return refuse('subscription_day_past', {}, 'lastDay')
		const last_day = lastDay ?? addDays(today, -1)
		await db.updateTable('subscription').set({ last_day, ended_how: how }).where('id', '=', id).execute()
		await emit(subscriptionEnded, {
			clientId: client_id,
			subject: { type: 'subscription', id },
			after: { title, how, lastDay: last_day },
			data: { subscriptionId: id, programId },
		})
		const day = lastDay ? formatDay(lastDay, locale, 'long') : ''
		return ok({}, [
			{
				kind: 'goes',
				text: lastDay
					? m.subscriptions_effect_ends_on({ name, title, day }, { locale })
					: m.subscriptions_effect_ends_now({ name, title }, { locale }),
			},
			{ kind: 'stays', text: m.subscriptions_effect_calendar_stays({}, { locale }) },
			...always(locale),
		])
	},
})
