import { receiveFromStripe } from '#features/charges/transfers/receive.ts'
import { hook } from '#platform/http/doors.ts'

/** Whoever calls is nobody here: the signature is all there is to believe. */
export const POST = hook('public', ({ params, request }) =>
	receiveFromStripe((params as Record<string, string>).studioId ?? '', request),
)
