import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startFakeStripe } from './server.ts'
import { clientOf, sandbox } from './testing.ts'

/** The cases that need nothing but the API: the same for the fake and, where somebody gives a key, for Stripe itself. */
describe.each(['the fake', 'your own sandbox'] as const)('%s', (which) => {
	const absent = which === 'your own sandbox' && !sandbox()
	if (absent) return it.skip('is asked only where STRIPE_SANDBOX_KEY holds a test key', () => {})
	let stripe: Stripe
	let close = async () => {}
	beforeAll(async () => {
		const own = which === 'your own sandbox' ? sandbox() : null
		if (own) {
			stripe = own
			return
		}
		const fake = await startFakeStripe()
		stripe = clientOf(fake)
		close = fake.close
	})
	afterAll(() => close())

	const onCard = ['card' as const]
	const code = (error: Stripe.errors.StripeError) =>
		`${error.statusCode} ${error.code} ${error.decline_code || '-'}`

	/** A customer with this card kept. */
	async function keep(payment_method: string): Promise<{ customer: string; payment_method: string }> {
		const customer = await stripe.customers.create({})
		const method = await stripe.paymentMethods.attach(payment_method, { customer: customer.id })
		return { customer: customer.id, payment_method: method.id }
	}

	const charge = (kept: { customer?: string; payment_method: string }, off_session = false) =>
		stripe.paymentIntents.create({
			...{ amount: 4500, currency: 'eur', confirm: true, allowed_payment_method_types: onCard, ...kept },
			...(off_session ? { off_session } : { return_url: 'https://example.com/back' }),
		})

	it.each([
		[{ amount: 'abc', currency: 'eur' }, 'amount', 'parameter_invalid_integer'],
		[{ currency: 'eur' }, 'amount', 'parameter_missing'],
		[{ amount: 1000 }, 'currency', 'parameter_missing'],
		[{ amount: 1000, currency: '' }, 'currency', 'parameter_invalid_empty'],
		[{ amount: 1000, currency: 'eur', touchline_nonsense: 1 }, 'touchline_nonsense', 'parameter_unknown'],
		[{ amount: 1000, currency: 'eur', customer: 'cus_none' }, 'customer', 'resource_missing'],
		[{ amount: 49, currency: 'eur' }, 'amount', 'amount_too_small'],
	])('refuses an intent of %j for its %s', async (params, param, expected) => {
		const error = await stripe
			.rawRequest('POST', '/v1/payment_intents', params)
			.catch((each: unknown) => each)
		expect(error).toMatchObject({ type: 'StripeInvalidRequestError', param, code: expected })
	})

	it.each([
		['jpy', 5000],
		['kwd', 5120],
		['isk', 100_000],
		['gbp', 30],
	])('21 takes %s %d', async (currency, amount) => {
		expect((await stripe.paymentIntents.create({ amount, currency })).amount).toBe(amount)
	})

	it('20 refuses KWD whose last digit is not 0', async () => {
		await expect(stripe.paymentIntents.create({ amount: 5125, currency: 'kwd' })).rejects.toMatchObject({
			type: 'StripeInvalidRequestError',
		})
	})

	it.each([
		['pm_card_visa', 'visa', '4242'],
		['pm_card_mastercard', 'mastercard', '4444'],
		['pm_card_amex', 'amex', '0005'],
	])('%s pays and says what it is', async (name, brand, last4) => {
		const kept = await keep(name)
		const { status, latest_charge } = await charge(kept, true)
		expect(status).toBe('succeeded')
		const { payment_method_details, paid } = await stripe.charges.retrieve(String(latest_charge))
		expect(paid).toBe(true)
		expect(payment_method_details?.card).toMatchObject({ brand, last4, exp_month: 12, exp_year: 2034 })
	})

	it.each([
		['pm_card_visa_chargeDeclined', '402 card_declined generic_decline'],
		['pm_card_chargeDeclined', '402 card_declined generic_decline'],
		['pm_card_visa_chargeDeclinedInsufficientFunds', '402 card_declined insufficient_funds'],
		['pm_card_visa_chargeDeclinedLostCard', '402 card_declined lost_card'],
		['pm_card_visa_chargeDeclinedStolenCard', '402 card_declined stolen_card'],
		['pm_card_chargeDeclinedExpiredCard', '402 expired_card -'],
		['pm_card_chargeDeclinedIncorrectCvc', '402 incorrect_cvc -'],
		['pm_card_chargeDeclinedProcessingError', '402 processing_error -'],
	])('%s is declined when charged and when kept: %s', async (name, expected) => {
		expect(await charge({ payment_method: name }).catch(code)).toBe(expected)
		expect(await keep(name).catch(code)).toBe(expected)
	})

	it('a decline leaves the intent waiting for another card, with the failed charge on it', async () => {
		const error = await charge({ payment_method: 'pm_card_chargeDeclined' }).catch((each) => each)
		const intent = await stripe.paymentIntents.retrieve(error.payment_intent.id, {
			expand: ['latest_charge'],
		})
		expect(intent).toMatchObject({
			...{ status: 'requires_payment_method', payment_method: null, amount_received: 0 },
			last_payment_error: { code: 'card_declined', decline_code: 'generic_decline', type: 'card_error' },
			latest_charge: { status: 'failed', paid: false, outcome: { type: 'issuer_declined' } },
		})
		const paid = await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' })
		expect(paid.status).toBe('succeeded')
		await expect(
			stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' }),
		).rejects.toMatchObject({
			code: 'payment_intent_unexpected_state',
		})
	})

	it('0341 is kept, and declined when charged', async () => {
		expect(await charge(await keep('pm_card_chargeCustomerFail'), true).catch(code)).toBe(
			'402 card_declined generic_decline',
		)
	})

	it("nobody pays with another customer's card, nor with one that was taken away", async () => {
		const kept = await keep('pm_card_visa')
		const other = await stripe.customers.create({})
		await expect(charge({ ...kept, customer: other.id }, true)).rejects.toThrow(
			/does not have a payment method/,
		)
		await expect(charge({ payment_method: kept.payment_method }, true)).rejects.toThrow(
			/belongs to a Customer/,
		)
		await stripe.paymentMethods.detach(kept.payment_method)
		await expect(stripe.paymentMethods.attach(kept.payment_method, { customer: other.id })).rejects.toThrow(
			/may not be used again/,
		)
		await expect(charge(kept, true)).rejects.toThrow(/detached from a Customer, and may not be used again/)
		const { data } = await stripe.customers.listPaymentMethods(kept.customer)
		expect(data).toEqual([])
	})

	it('without its holder, a card that needs the bank is refused and waits for them', async () => {
		const error = await charge(await keep('pm_card_authenticationRequired'), true).catch((each) => each)
		expect(code(error)).toBe('402 authentication_required authentication_required')
		expect(error.payment_intent.status).toBe('requires_payment_method')
	})

	it('with its holder there, the bank is asked', async () => {
		const intent = await charge(await keep('pm_card_authenticationRequired'))
		expect(intent).toMatchObject({ status: 'requires_action', next_action: { type: 'redirect_to_url' } })
	})

	it('0446 is set up already, and still asks when its holder is there', async () => {
		const kept = await keep('pm_card_authenticationRequiredSetupForOffSession')
		expect((await charge(kept, true)).status).toBe('succeeded')
		expect((await charge(kept)).status).toBe('requires_action')
	})

	it('the same key gives the same answer; with another body it is refused', async () => {
		const idempotencyKey = `touchline-${crypto.randomUUID()}`
		const pay = (amount: number) =>
			stripe.paymentIntents.create({ amount, currency: 'eur' }, { idempotencyKey })
		const [first, second] = [await pay(4500), await pay(4500)]
		expect(second.id).toBe(first.id)
		expect(second.lastResponse.headers['idempotent-replayed']).toBe('true')
		await expect(pay(4600)).rejects.toMatchObject({ type: 'StripeIdempotencyError' })
	})

	it('refunds never give back more than was taken', async () => {
		const { latest_charge } = await charge({ payment_method: 'pm_card_visa' })
		const id = String(latest_charge)
		expect((await stripe.refunds.create({ charge: id, amount: 1500 })).status).toBe('succeeded')
		await expect(stripe.refunds.create({ charge: id, amount: 3001 })).rejects.toMatchObject({
			statusCode: 400,
		})
		await stripe.refunds.create({ charge: id })
		await expect(stripe.refunds.create({ charge: id })).rejects.toMatchObject({
			code: 'charge_already_refunded',
		})
		expect(await stripe.charges.retrieve(id)).toMatchObject({ refunded: true, amount_refunded: 4500 })
	})

	it('a checkout opens, has no intent yet, and expires by hand', async () => {
		const session = await stripe.checkout.sessions.create({
			...{ mode: 'payment', customer: (await stripe.customers.create({})).id },
			...{
				success_url: 'https://example.com/yes?session={CHECKOUT_SESSION_ID}',
				cancel_url: 'https://example.com/no',
			},
			line_items: [
				{
					quantity: 1,
					price_data: { currency: 'eur', unit_amount: 4500, product_data: { name: 'Session' } },
				},
			],
			payment_intent_data: { metadata: { touchline_charge: 'abc' } },
			saved_payment_method_options: { payment_method_save: 'enabled' },
			expires_at: Math.floor(Date.now() / 1000) + 3600,
		})
		expect(session).toMatchObject({
			status: 'open',
			payment_status: 'unpaid',
			payment_intent: null,
			amount_total: 4500,
		})
		expect((await stripe.checkout.sessions.expire(session.id)).status).toBe('expired')
		await expect(stripe.checkout.sessions.expire(session.id)).rejects.toMatchObject({ statusCode: 400 })
	})
})
