import { m } from '#messages'
import { formatDay, type Locale } from '#platform/i18n/format.ts'
import type { SubscriptionLine } from '../queries/list.ts'
import type { Filter, State } from '../rules/states.ts'

export const stateWords: Record<State, () => string> = {
	active: m.subscriptions_state_active,
	awaiting: m.subscriptions_state_awaiting,
	paused: m.subscriptions_state_paused,
	pending: m.subscriptions_state_pending,
	finished: m.subscriptions_state_finished,
	cancelled: m.subscriptions_state_cancelled,
}

export const filterWords: Record<Filter, () => string> = {
	active: m.subscriptions_active,
	needs: m.subscriptions_needs,
	awaiting: m.subscriptions_awaiting,
	pending: m.subscriptions_pending,
	paused: m.subscriptions_paused,
	finished: m.subscriptions_finished,
	cancelled: m.subscriptions_cancelled,
}

/** What there is to say of it besides its state; null: nothing. */
export function noteOf(line: SubscriptionLine, locale: Locale): string | null {
	if (line.expired) return m.subscriptions_expired()
	if (line.state === 'pending' && line.expiresAt)
		return m.subscriptions_asked_until({
			day: formatDay(line.expiresAt.toISOString().slice(0, 10), locale, 'medium'),
		})
	if (line.state === 'awaiting' && line.acceptedOn)
		return m.subscriptions_accepted_on({ day: formatDay(line.acceptedOn, locale, 'medium') })
	if (line.endedHow === 'moved' && line.state === 'finished') return m.subscriptions_moved()
	if (line.state === 'cancelled' && line.joinedOn === null && line.acceptedOn === null)
		return m.subscriptions_withdrawn()
	if (!line.lastDay) return null
	const day = formatDay(line.lastDay, locale, 'medium')
	return line.state === 'finished' || line.state === 'cancelled'
		? m.subscriptions_ended({ day })
		: m.subscriptions_ends({ day })
}

/** 5.4: how far its calendar is filled. */
export const aheadOf = ({ daysAhead }: { daysAhead: number | null }): string =>
	daysAhead === null
		? m.subscriptions_none_ahead()
		: daysAhead === 0
			? m.subscriptions_last_today()
			: m.subscriptions_days_ahead({ days: daysAhead })
