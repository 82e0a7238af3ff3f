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
})
