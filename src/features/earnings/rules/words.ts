import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import type { PayoutState } from './payout-states.ts'

type Say = { locale: Locale }

export const kindWords: Record<'earned' | 'undone' | 'taken_back', (say: Say) => string> = {
	earned: (say) => m.earnings_kind_earned({}, say),
	undone: (say) => m.earnings_kind_undone({}, say),
	taken_back: (say) => m.earnings_kind_taken_back({}, say),
}

export const payoutWords: Record<PayoutState, (say: Say) => string> = {
	pending: (say) => m.earnings_payout_pending({}, say),
	sent: (say) => m.earnings_payout_sent({}, say),
	paid: (say) => m.earnings_payout_paid({}, say),
	error: (say) => m.earnings_payout_error({}, say),
	dissolved: (say) => m.earnings_payout_dissolved({}, say),
}
