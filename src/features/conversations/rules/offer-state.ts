export const offerStates = ['offered', 'accepted', 'paid', 'withdrawn', 'expired'] as const
export type OfferState = (typeof offerStates)[number]

type Standing = {
	acceptedAt: Date | null
	withdrawnAt: Date | null
	expiresAt: Date
	/** Of the package it became. */
	packageEnded: boolean
	openMinor: number
}

/** 10.6: how an offer stands at this moment. */
export function offerState(
	{ acceptedAt, withdrawnAt, expiresAt, packageEnded, openMinor }: Standing,
	now: Date,
): OfferState {
	if (withdrawnAt || packageEnded) return 'withdrawn'
	if (acceptedAt) return openMinor > 0 ? 'accepted' : 'paid'
	return expiresAt.getTime() <= now.getTime() ? 'expired' : 'offered'
}
