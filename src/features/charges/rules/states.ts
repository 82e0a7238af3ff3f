/** How an attempt stands. Unknown: the provider was asked and didn't answer; it is asked again, never charged again (11.3). */
export const chargeStates = [
	...(['begun', 'open', 'needs_client_action', 'processing', 'unknown'] as const),
	...(['paid', 'failed', 'cancelled'] as const),
] as const
export type ChargeState = (typeof chargeStates)[number]

export const isFinished = (state: ChargeState): boolean =>
	state === 'paid' || state === 'failed' || state === 'cancelled'

export type How = 'checkout' | 'card_on_file'

/** What a person has to look at. */
export type Trouble = 'amount_differs' | 'not_ours' | 'other_account'

export const refundStates = ['begun', 'unknown', 'pending', 'succeeded', 'failed'] as const
export type RefundState = (typeof refundStates)[number]

export const disputeStates = ['inquiry', 'open', 'won', 'lost'] as const
export type DisputeState = (typeof disputeStates)[number]

/** The wording of the consent to keep a card; grows by one when its sense changes. */
export const consentVersion = 1
