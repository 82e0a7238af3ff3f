import type Stripe from 'stripe'
import { asked, askedFor, stripeWith } from './ask.ts'
import type { Provider } from './port.ts'
import { cardSeen, disputeSeen, intentSeen, refundSeen, sessionSeen, setupSeen } from './seen.ts'

const withCard = ['payment_method']
const withIntent = ['payment_intent.payment_method']
const withSetup = ['setup_intent.payment_method']
/** So many are looked through for one of ours: a client has a handful in the hours that matter. */
const many = 100

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000)

/** Stripe, asked with one studio's key. */
export function stripeProvider(key: string): Provider {
	const stripe = stripeWith(key)
	return { ...paying(stripe), ...keeping(stripe), ...returning(stripe), ...listing(stripe) }
}

type Paying = Pick<
	Provider,
	'openCheckout' | 'session' | 'expireSession' | 'chargeCard' | 'confirmIntent' | 'intent' | 'cancelIntent'
>

function paying(stripe: Stripe): Paying {
	const { sessions } = stripe.checkout
	return {
		openCheckout: ({ studioId, chargeId, customerId, lines, currency, keepCard, backTo }) => {
			const metadata = { touchline_charge: chargeId, touchline_studio: studioId }
			const params: Stripe.Checkout.SessionCreateParams = {
				...{ mode: 'payment', customer: customerId, allowed_payment_method_types: ['card'], metadata },
				...{ client_reference_id: chargeId, success_url: backTo, cancel_url: `${backTo}?left` },
				payment_intent_data: { metadata, ...(keepCard ? { setup_future_usage: 'off_session' } : {}) },
				line_items: lines.map(({ title, amount }) => ({
					quantity: 1,
					price_data: {
						currency: currency.toLowerCase(),
						unit_amount: amount,
						product_data: { name: title },
					},
				})),
				expand: withIntent,
			}
			return askedFor(() => sessions.create(params, { idempotencyKey: chargeId }), sessionSeen)
		},
		session: (id) => askedFor(() => sessions.retrieve(id, { expand: withIntent }), sessionSeen),
		expireSession: (id) => askedFor(() => sessions.expire(id, { expand: withIntent }), sessionSeen),
		chargeCard: ({ studioId, chargeId, customerId, methodId, amount, currency, description, backTo }) => {
			const params: Stripe.PaymentIntentCreateParams = {
				...{ amount, currency: currency.toLowerCase(), customer: customerId, payment_method: methodId },
				...{ confirm: true, allowed_payment_method_types: ['card'], description, expand: withCard },
				metadata: { touchline_charge: chargeId, touchline_studio: studioId },
				...(backTo === null ? { off_session: true } : { return_url: backTo }),
			}
			return askedFor(() => stripe.paymentIntents.create(params, { idempotencyKey: chargeId }), intentSeen)
		},
		confirmIntent: (id, key, methodId, backTo) =>
			askedFor(
				() =>
					stripe.paymentIntents.confirm(
						id,
						{ payment_method: methodId, return_url: backTo, expand: withCard },
						{ idempotencyKey: key },
					),
				intentSeen,
			),
		intent: (id) => askedFor(() => stripe.paymentIntents.retrieve(id, { expand: withCard }), intentSeen),
		cancelIntent: (id) => askedFor(() => stripe.paymentIntents.cancel(id, { expand: withCard }), intentSeen),
	}
}

type Keeping = Pick<Provider, 'account' | 'makeCustomer' | 'openSetup' | 'setup' | 'card' | 'forgetCard'>

function keeping(stripe: Stripe): Keeping {
	const { sessions } = stripe.checkout
	return {
		account: () =>
			askedFor(
				() => stripe.accounts.retrieveCurrent(),
				({ id, charges_enabled: chargesEnabled, business_profile, settings, email }) => ({
					...{ id, chargesEnabled },
					name: business_profile?.name || settings?.dashboard.display_name || email || '',
				}),
			),
		makeCustomer: ({ key, clientId, studioId, name, email }) =>
			askedFor(
				() =>
					stripe.customers.create(
						{ name, email, metadata: { touchline_client: clientId, touchline_studio: studioId } },
						{ idempotencyKey: key },
					),
				({ id }) => id,
			),
		openSetup: ({ studioId, setupId, customerId, backTo }) =>
			askedFor(
				() =>
					sessions.create(
						{
							...{ mode: 'setup', customer: customerId, allowed_payment_method_types: ['card'] },
							...{ success_url: backTo, cancel_url: `${backTo}?left`, expand: withSetup },
							metadata: { touchline_setup: setupId, touchline_studio: studioId },
						},
						{ idempotencyKey: setupId },
					),
				setupSeen,
			),
		setup: (id) => askedFor(() => sessions.retrieve(id, { expand: withSetup }), setupSeen),
		card: async (methodId) => {
			const answer = await asked(() => stripe.paymentMethods.retrieve(methodId))
			if (!answer.ok) return answer
			const seen = cardSeen(answer.value)
			if (!seen) return { ok: false, why: 'refused', status: 400, code: 'no_card', intent: null }
			const { customer } = answer.value
			return {
				ok: true,
				value: { ...seen, customerId: typeof customer === 'string' ? customer : (customer?.id ?? null) },
			}
		},
		forgetCard: (methodId) =>
			askedFor(
				() => stripe.paymentMethods.detach(methodId),
				() => true as const,
			),
	}
}

type Returning = Pick<Provider, 'giveBack' | 'refund' | 'findRefund' | 'dispute' | 'disputesSince'>

function returning(stripe: Stripe): Returning {
	return {
		giveBack: ({ studioId, chargeId, refundId, intentId, amount }) =>
			askedFor(
				() =>
					stripe.refunds.create(
						{
							...{ payment_intent: intentId, amount },
							metadata: {
								...{ touchline_refund: refundId, touchline_charge: chargeId, touchline_studio: studioId },
							},
						},
						{ idempotencyKey: refundId },
					),
				refundSeen,
			),
		refund: (id) => askedFor(() => stripe.refunds.retrieve(id), refundSeen),
		findRefund: (intentId, refundId) =>
			askedFor(
				() => stripe.refunds.list({ payment_intent: intentId, limit: many }),
				({ data }) => data.map(refundSeen).find(({ ref }) => ref === refundId) ?? null,
			),
		dispute: (id) => askedFor(() => stripe.disputes.retrieve(id), disputeSeen),
		disputesSince: (since) =>
			askedFor(
				() => stripe.disputes.list({ created: { gte: seconds(since) }, limit: many }),
				({ data }) => data.map(({ id }) => id),
			),
	}
}

type Listing = Pick<Provider, 'findIntent' | 'findSession' | 'paidBetween'>

function listing(stripe: Stripe): Listing {
	return {
		findIntent: (customer, chargeId, since) =>
			askedFor(
				() =>
					stripe.paymentIntents.list({
						...{ customer, limit: many, created: { gte: seconds(since) } },
						expand: ['data.payment_method'],
					}),
				({ data }) => data.map(intentSeen).find(({ chargeRef }) => chargeRef === chargeId) ?? null,
			),
		findSession: (customer, chargeId, since) =>
			askedFor(
				() =>
					stripe.checkout.sessions.list({
						...{ customer, limit: many, created: { gte: seconds(since) } },
						expand: ['data.payment_intent.payment_method'],
					}),
				({ data }) => data.map(sessionSeen).find(({ chargeRef }) => chargeRef === chargeId) ?? null,
			),
		paidBetween: (from, to) =>
			asked(async () => {
				const params: Stripe.PaymentIntentListParams = {
					...{
						created: { gte: seconds(from), lt: seconds(to) },
						limit: many,
						expand: ['data.latest_charge'],
					},
				}
				const found: Stripe.PaymentIntent[] = []
				for (let page = 0; page < 5; page++) {
					const last = found.at(-1)
					const { data, has_more: more } = await stripe.paymentIntents.list({
						...params,
						...(last ? { starting_after: last.id } : {}),
					})
					found.push(...data)
					if (!more) break
				}
				return found.map((intent) => ({
					...{ intentId: intent.id, status: intentSeen(intent).status, received: intent.amount_received },
					chargeRef: intent.metadata.touchline_charge ?? null,
					studioRef: intent.metadata.touchline_studio ?? null,
					refunded:
						typeof intent.latest_charge === 'object' ? (intent.latest_charge?.amount_refunded ?? 0) : 0,
					...{ currency: intent.currency.toUpperCase(), at: new Date(intent.created * 1000) },
				}))
			}),
	}
}
