import Stripe from 'stripe'

/** So old may a signature be, in seconds (11). */
const tolerance = 300

/** Whether these very bytes were signed with this secret, a moment ago. */
export function isSigned(body: string, signature: string, secret: string, now: Date): boolean {
	try {
		const verifier = Stripe.webhooks.signature
		return verifier?.verifyHeader(body, signature, secret, tolerance, undefined, now.getTime()) === true
	} catch {
		return false
	}
}
