export const states = ['pending', 'sent', 'paid', 'error', 'dissolved'] as const
export type PayoutState = (typeof states)[number]

/** From where a payout can come to a state (10.10): what went wrong is sent again, or dissolved, and its lines are open again. */
const from: Record<PayoutState, readonly PayoutState[]> = {
	pending: [],
	sent: ['pending', 'error'],
	paid: ['sent'],
	error: ['pending', 'sent'],
	dissolved: ['pending', 'error'],
}

export const canBe = (now: PayoutState, next: PayoutState): boolean => from[next].includes(now)
