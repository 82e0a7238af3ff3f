import type Stripe from 'stripe'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FakeStripe, startFakeStripe } from './server.ts'
import { clientOf } from './testing.ts'

let fake: FakeStripe
let stripe: Stripe
beforeAll(async () => {
	fake = await startFakeStripe()
	stripe = clientOf(fake)
})
beforeEach(() => {
	fake.knobs.latency = 0
})
afterAll(() => fake.close())

const card = {
	payment_method: 'pm_card_visa',
	confirm: true,
	allowed_payment_method_types: ['card' as const],
}
const pay = (idempotencyKey: string, amount = 4500) =>
	stripe.paymentIntents.create({ amount, currency: 'eur', ...card }, { idempotencyKey })
const code = (error: Stripe.errors.StripeError) => `${error.statusCode} ${error.code ?? error.rawType}`

describe('idempotency keys', () => {
	it('twenty at once take money once; the others hear that one is under way, and later its answer', async () => {
		fake.knobs.latency = 200
		const before = fake.taken().length
		const outcomes = await Promise.all(
			Array.from({ length: 20 }, () => pay('at-once').then(({ id }) => id, code)),
		)
		const answered = outcomes.filter((each) => each.startsWith('pi_'))
		const conflicts = outcomes.filter((each) => each === '409 idempotency_key_in_use')
		expect(new Set(answered).size).toBe(1)
		expect(conflicts.length).toBeGreaterThan(0)
		expect(answered.length + conflicts.length).toBe(20)
		expect(fake.taken()).toHaveLength(before + 1)
		const again = await pay('at-once')
		expect(outcomes).toContain(again.id)
		expect(again.lastResponse.headers['idempotent-replayed']).toBe('true')
	})

	it('the same key with another body is refused', async () => {
		await pay('other-body')
		const error = await pay('other-body', 4600).catch((each: unknown) => each)
		expect(error).toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 })
	})

	it('a decline is the answer for good; a refused form spends no key', async () => {
		const declined = { amount: 4500, currency: 'eur', ...card, payment_method: 'pm_card_chargeDeclined' }
		const first = await stripe.paymentIntents
			.create(declined, { idempotencyKey: 'declined' })
			.catch((each) => each)
		const second = await stripe.paymentIntents
			.create(declined, { idempotencyKey: 'declined' })
			.catch((each) => each)
		expect(second).toMatchObject({ type: 'StripeCardError', decline_code: 'generic_decline' })
		expect(second.payment_intent.id).toBe(first.payment_intent.id)
		const misread = { amount: 'much' as unknown as number, currency: 'eur' }
		await expect(stripe.paymentIntents.create(misread, { idempotencyKey: 'misread' })).rejects.toThrow(
			/Invalid integer/,
		)
		expect((await pay('misread')).status).toBe('succeeded')
	})

	it('a 500 after the money was taken stays a 500 under its key, and is found by asking', async () => {
		const before = fake.taken().length
		fake.fail('POST /v1/payment_intents', 'fail after')
		expect(await pay('broken').catch(code)).toBe('500 api_error')
		expect(await pay('broken').catch(code)).toBe('500 api_error')
		expect(fake.taken()).toHaveLength(before + 1)
		expect((await stripe.paymentIntents.list({ limit: 1 })).data[0]?.status).toBe('succeeded')
	})

	it('a 500 before anything was done leaves the key as new', async () => {
		const before = fake.taken().length
		fake.fail('POST /v1/payment_intents', 'fail before')
		expect(await pay('nothing-done').catch(code)).toBe('500 api_error')
		expect(fake.taken()).toHaveLength(before)
		expect((await pay('nothing-done')).status).toBe('succeeded')
	})

	it('an answer that never comes has taken the money; the same key tells', async () => {
		const before = fake.taken().length
		fake.fail('POST /v1/payment_intents', 'hang after')
		const patient = stripe.paymentIntents.create(
			{ amount: 4500, currency: 'eur', ...card },
			{ idempotencyKey: 'silent', timeout: 200 },
		)
		await expect(patient).rejects.toMatchObject({ type: 'StripeConnectionError' })
		expect((await pay('silent')).status).toBe('succeeded')
		expect(fake.taken()).toHaveLength(before + 1)
	})

	it("a connection cut after the money was taken: Stripe's client asks once more by itself", async () => {
		const before = fake.taken().length
		fake.fail('POST /v1/payment_intents', 'close after')
		expect((await pay('cut')).status).toBe('succeeded')
		expect(fake.taken()).toHaveLength(before + 1)
	})
})
