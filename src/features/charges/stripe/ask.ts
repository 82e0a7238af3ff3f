import Stripe from 'stripe'
import { stripeApi } from '#platform/settings.ts'
import type { Answer } from './port.ts'
import { intentSeen } from './seen.ts'

/** One answer in ten seconds or none; nothing is repeated here: our own states do that (11.3). */
export function stripeWith(key: string): Stripe {
	const address = new URL(stripeApi(process.env))
	return new Stripe(key, {
		host: address.hostname,
		port: address.port || (address.protocol === 'https:' ? 443 : 80),
		protocol: address.protocol === 'https:' ? 'https' : 'http',
		timeout: 10_000,
		maxNetworkRetries: 0,
		telemetry: false,
	})
}

/** What the provider answered, without throwing for what it may well say. */
export async function asked<T>(ask: () => Promise<T>): Promise<Answer<T>> {
	try {
		return { ok: true, value: await ask() }
	} catch (error) {
		if (!(error instanceof Stripe.errors.StripeError)) throw error
		return whyNot(error)
	}
}

export async function askedFor<T, S>(ask: () => Promise<T>, see: (value: T) => S): Promise<Answer<S>> {
	const answer = await asked(ask)
	return answer.ok ? { ok: true, value: see(answer.value) } : answer
}

/**
 * Only what the provider says of the request itself is a "no": a wrong parameter, a declined card. That a key was used with other
 * words, that the access is gone, that it is busy or broken, says nothing of what was done before.
 */
function whyNot(error: Stripe.errors.StripeError): Extract<Answer<never>, { ok: false }> {
	const status = error.statusCode ?? 0
	const sure = [400, 402, 404].includes(status) && error.rawType !== 'idempotency_error'
	const intent = error.payment_intent ? intentSeen(error.payment_intent) : null
	return {
		...{ ok: false, why: sure ? 'refused' : 'silence', status },
		...{ code: error.decline_code ?? error.code ?? error.rawType ?? error.type, intent },
	}
}
