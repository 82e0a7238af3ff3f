import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FakeStripe, startFakeStripe } from './server.ts'
import { clientOf } from './testing.ts'

let fake: FakeStripe
let stripe: Stripe
beforeAll(async () => {
	fake = await startFakeStripe()
	stripe = clientOf(fake)
})
afterAll(() => fake.close())

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
		...(off_session ? { off_session } : { return_url: 'http://127.0.0.1:9/back' }),
	})

/** Answers at the bank as its holder would, and says where they are sent. */
async function atTheBank(
	intent: Stripe.PaymentIntent | Stripe.SetupIntent,
	outcome: 'complete' | 'fail',
): Promise<string> {
	const answer = await fetch(String(intent.next_action?.redirect_to_url?.url), {
		method: 'POST',
		body: new URLSearchParams({ outcome }),
		redirect: 'manual',
	})
	return answer.headers.get('location') ?? ''
}

describe('test cards', () => {
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

	it('3184 asks the bank each time, whatever was set up', async () => {
		const kept = await keep('pm_card_authenticationRequired')
		const intent = await charge(kept)
		expect(intent).toMatchObject({ status: 'requires_action', next_action: { type: 'redirect_to_url' } })
		expect(await atTheBank(intent, 'complete')).toMatch(
			/^http:\/\/127.0.0.1:9\/back\?payment_intent=.*redirect_status=succeeded$/,
		)
		expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded')
		expect(await charge(kept, true).catch(code)).toBe('402 authentication_required authentication_required')
	})

	it('3155 asks the bank until it is set up for charges without its holder', async () => {
		const kept = await keep('pm_card_authenticationRequiredOnSetup')
		expect(await charge(kept, true).catch(code)).toBe('402 authentication_required authentication_required')
		const setup = await stripe.setupIntents.create({
			...{
				...kept,
				confirm: true,
				return_url: 'http://127.0.0.1:9/back',
				allowed_payment_method_types: onCard,
			},
		})
		expect(setup.status).toBe('requires_action')
		expect(await atTheBank(setup, 'complete')).toContain('setup_intent=')
		expect((await charge(kept, true)).status).toBe('succeeded')
	})

	it('0446 is set up already, and still asks when its holder is there', async () => {
		const kept = await keep('pm_card_authenticationRequiredSetupForOffSession')
		expect((await charge(kept, true)).status).toBe('succeeded')
		expect((await charge(kept)).status).toBe('requires_action')
	})

	it('26 a holder who fails at the bank is asked again on the same intent', async () => {
		const kept = await keep('pm_card_authenticationRequired')
		const intent = await charge(kept)
		expect(await atTheBank(intent, 'fail')).toContain('redirect_status=failed')
		const failed = await stripe.paymentIntents.retrieve(intent.id)
		expect(failed).toMatchObject({
			status: 'requires_payment_method',
			last_payment_error: { code: 'payment_intent_authentication_failure' },
		})
		const again = await stripe.paymentIntents.confirm(intent.id, {
			...{ payment_method: kept.payment_method, return_url: 'http://127.0.0.1:9/back' },
		})
		expect(again.status).toBe('requires_action')
		await atTheBank(again, 'complete')
		expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded')
	})

	it('a card past its date is declined as expired, and renewed by the network works again', async () => {
		const kept = await keep('pm_card_visa')
		fake.renewCard(kept.payment_method, 1, 2020)
		expect(await charge(kept, true).catch(code)).toBe('402 expired_card -')
		fake.renewCard(kept.payment_method, 1, 2040)
		expect((await charge(kept, true)).status).toBe('succeeded')
		expect((await stripe.paymentMethods.retrieve(kept.payment_method)).card?.exp_year).toBe(2040)
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
		await expect(charge(kept, true)).rejects.toThrow(/detached from a Customer, and may not be used again/)
		const { data } = await stripe.customers.listPaymentMethods(kept.customer)
		expect(data).toEqual([])
	})
})
