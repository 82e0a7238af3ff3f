import { m } from '#messages'
import { formatMoney, type Locale } from '#platform/i18n/format.ts'
import type { RenewalView } from '../queries/view.ts'

export const stateWords: Record<RenewalView['state'], () => string> = {
	none: m.renewals_state_none,
	active: m.renewals_state_active,
	paused: m.renewals_state_paused,
}
export const stateTones: Record<RenewalView['state'], 'good' | 'waiting' | 'neutral'> = {
	none: 'neutral',
	active: 'good',
	paused: 'waiting',
}

type OnDeckState = NonNullable<RenewalView['onDeck']>['state']
export const onDeckWords: Record<OnDeckState, () => string> = {
	unpaid: m.renewals_on_deck_unpaid,
	ready: m.renewals_on_deck_ready,
	arranged: m.renewals_on_deck_arranged,
}
export const onDeckTones: Record<OnDeckState, 'good' | 'waiting' | 'info'> = {
	unpaid: 'waiting',
	ready: 'info',
	arranged: 'good',
}

/** What happens when the last session is completed. */
export function nextWords({ follows, package: title }: RenewalView): string {
	if (follows === 'no_renewal') return m.renewals_next_no_renewal({ title })
	const words = {
		...{ follows: m.renewals_next_follows, available: m.renewals_next_follows },
		...{ paused: m.renewals_next_paused, skipped: m.renewals_next_skipped, capped: m.renewals_next_capped },
		...{ archived: m.renewals_next_archived, never_bought: m.renewals_next_never_bought },
	}
	return words[follows]()
}

export const rateWords = ({ rateMinor, currency }: RenewalView, locale: Locale): string =>
	m.renewals_rate({ amount: formatMoney(rateMinor, currency, locale) })
