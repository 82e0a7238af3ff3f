import { m } from '#messages'
import { formatMoney, type Locale } from '#platform/i18n/format.ts'
import type { PaymentState } from '../queries/state.ts'
import type { Amount } from '../rules/amount.ts'

type Tone = 'good' | 'waiting' | 'now' | 'bad' | 'info' | 'neutral'

export const stateWords: Record<PaymentState, () => string> = {
	none: m.payments_state_none,
	pending: m.payments_state_pending,
	part_paid: m.payments_state_part_paid,
	paid: m.payments_state_paid,
	refunded: m.payments_state_refunded,
	waived: m.payments_state_waived,
}

export const stateTones: Record<PaymentState, Tone> = {
	none: 'neutral',
	pending: 'waiting',
	part_paid: 'waiting',
	paid: 'good',
	refunded: 'neutral',
	waived: 'neutral',
}

/** "45 € + 20 $": sums of several currencies stand beside each other, they are never added. */
export const sumWords = (amounts: readonly Amount[], locale: Locale): string =>
	amounts.map(({ minor, currency }) => formatMoney(minor, currency, locale)).join(' + ')
