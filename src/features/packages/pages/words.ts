import { m } from '#messages'
import { formatMoney, type Locale } from '#platform/i18n/format.ts'
import type { State } from '../rules/states.ts'
import type { Unit } from '../rules/validity.ts'

export const stateWords: Record<State, () => string> = {
	unpaid: m.packages_state_unpaid,
	active: m.packages_state_active,
	used_up: m.packages_state_used_up,
	expired: m.packages_state_expired,
	refunded: m.packages_state_refunded,
	withdrawn: m.packages_state_withdrawn,
}
export const stateTones: Record<State, 'good' | 'waiting' | 'neutral'> = {
	unpaid: 'waiting',
	active: 'good',
	used_up: 'neutral',
	expired: 'neutral',
	refunded: 'neutral',
	withdrawn: 'neutral',
}

/** "10 sessions · €400.00 · €40.00 each". */
export function priceWords(
	of: { sessions: number; priceMinor: number; rateMinor: number; currency: string },
	locale: Locale,
): string {
	const money = (minor: number) => formatMoney(minor, of.currency, locale)
	const each = of.sessions > 1 && of.priceMinor > 0 ? [m.packages_each({ amount: money(of.rateMinor) })] : []
	const price = of.priceMinor > 0 ? money(of.priceMinor) : m.packages_free()
	return [m.packages_count_sessions({ count: of.sessions }), price, ...each].join(' · ')
}

type Terms = { types: readonly string[]; coach: string | null; weeklyCap: number | null }
type More = { offersRenewal?: boolean; validFor?: number | null; validUnit?: Unit }

/** "For Technique and Assessment · with Camille · 2 a week at most · 6 months from purchase". */
export function termWords(
	{ types, coach, weeklyCap, offersRenewal, validFor, validUnit }: Terms & More,
	locale: Locale,
): string {
	const valid =
		validFor == null
			? []
			: [
					validUnit === 'day'
						? m.packages_valid_days({ count: validFor })
						: m.packages_valid_months({ count: validFor }),
				]
	return [
		types.length > 0
			? m.packages_for_types({ types: new Intl.ListFormat(locale).format(types) })
			: m.packages_for_all_types(),
		...(coach ? [m.packages_with_coach({ coach })] : []),
		...(weeklyCap ? [m.packages_weekly({ count: weeklyCap })] : []),
		...valid,
		...(offersRenewal === false ? [m.packages_no_renewal()] : []),
	].join(' · ')
}
