import type { Locale } from '#platform/actor.ts'
import { formatMoney, formatNumber } from '#platform/i18n/format.ts'
import type { PayoutState } from '../rules/payout-states.ts'

/** "€840.00 · CHF 120.00"; a dash where there is nothing. */
export const sumWords = (sums: readonly { currency: string; minor: number }[], locale: Locale): string =>
	sums.map(({ currency, minor }) => formatMoney(minor, currency, locale)).join(' · ') || '–'

/** 6250 → "62.5%", in French "62,5 %". */
export const shareWords = (shareBp: number, locale: Locale): string =>
	`${formatNumber(shareBp / 100, locale)}${locale === 'fr' ? '\u00a0' : ''}%`

export const payoutTones: Record<PayoutState, 'good' | 'waiting' | 'info' | 'bad' | 'neutral'> = {
	pending: 'waiting',
	sent: 'info',
	paid: 'good',
	error: 'bad',
	dissolved: 'neutral',
}
