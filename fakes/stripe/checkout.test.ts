import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FakeStripe, startFakeStripe } from './server.ts'
import { clientOf } from './testing.ts'

let fake: FakeStripe
let stripe: Stripe
let customer: string
beforeAll(async () => {
	fake = await startFakeStripe()
	stripe = clientOf(fake)
	customer = (await stripe.customers.create({ email: 'amelie@example.com' })).id
})
afterAll(() => fake.close())

const good = { number: '4242 4242 4242 4242', expiry: '12 / 34', cvc: '123' }
const open = (more: Partial<Stripe.Checkout.SessionCreateParams> = {}) =>
	stripe.checkout.sessions.create({
		...{ mode: 'payment', customer, cancel_url: 'http://127.0.0.1:9/no' },
		success_url: 'http://127.0.0.1:9/yes?session={CHECKOUT_SESSION_ID}',
		line_items: [
			{
				quantity: 1,
				price_data: { currency: 'eur', unit_amount: 4500, product_data: { name: 'Session <1>' } },
			},
		],
		payment_intent_data: { metadata: { touchline_charge: 'abc' } },
		saved_payment_method_options: { payment_method_save: 'enabled' },
		...more,
	})

/** Sends the hosted page's form, as a browser would. */
async function enter(url: string | null, typed: Record<string, string>) {
	const answer = await fetch(String(url), {
		method: 'POST',
		body: new URLSearchParams(typed),
		redirect: 'manual',
	})
	return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() }
}
const bank = (url: string, outcome: string) => enter(url, { outcome })

describe('hosted checkout', () => {
	it('shows what is paid, takes a card, and sends back with the session in the address', async () => {
		const session = await open()
		expect(session).toMatchObject({
			status: 'open',
			payment_status: 'unpaid',
			payment_intent: null,
			amount_total: 4500,
		})
		const text = await (await fetch(String(session.url))).text()
		expect(text).toContain('€45.00')
		expect(text).toContain('Session &#60;1&#62;')
		const { to } = await enter(session.url, good)
		expect(to).toBe(`http://127.0.0.1:9/yes?session=${session.id}`)
		const paid = await stripe.checkout.sessions.retrieve(session.id, {
			expand: ['payment_intent.latest_charge', 'line_items'],
		})
		expect(paid).toMatchObject({
			...{ status: 'complete', payment_status: 'paid', url: null },
			payment_intent: {
				status: 'succeeded',
				metadata: { touchline_charge: 'abc' },
				latest_charge: { paid: true },
			},
		})
		expect(paid.line_items?.data).toMatchObject([{ description: 'Session <1>', amount_total: 4500 }])
	})

	it('says beside each field what is wrong, and keeps what was typed', async () => {
		const session = await open()
		const { status, text } = await enter(session.url, {
			number: '4242 4242 4242 4241',
			expiry: '01/20',
			cvc: '1',
			name: 'A "B"',
		})
		expect(status).toBe(402)
		expect(text).toContain('Your card number is invalid.')
		expect(text).toContain('expiration date is in the past')
		expect(text).toContain('security code is incomplete')
		expect(text).toContain('aria-describedby="number-wrong"')
		expect(text).toContain('value="A &#34;B&#34;"')
		expect((await enter(session.url, { ...good, number: '4111 1111 1111 1111' })).text).toContain(
			'used a non test card',
		)
	})

	it('a declined card leaves the session open for another one, on the same intent', async () => {
		const session = await open()
		const { text } = await enter(session.url, { ...good, number: '4000 0000 0000 9995' })
		expect(text).toContain('Your card has insufficient funds.')
		const { payment_intent } = await stripe.checkout.sessions.retrieve(session.id)
		await expect(stripe.paymentIntents.cancel(String(payment_intent))).rejects.toThrow(/expire the session/)
		await expect(stripe.paymentIntents.confirm(String(payment_intent))).rejects.toThrow(/expire the session/)
		await enter(session.url, good)
		const [found] = (await stripe.checkout.sessions.list({ payment_intent: String(payment_intent) })).data
		expect(found).toMatchObject({ id: session.id, status: 'complete' })
	})

	it('1 submitting twice at once takes the money once', async () => {
		const session = await open()
		const before = fake.taken().length
		const answers = await Promise.all([
			enter(session.url, good),
			enter(session.url, good),
			enter(session.url, good),
		])
		expect(new Set(answers.map(({ to }) => to)).size).toBe(1)
		expect(fake.taken()).toHaveLength(before + 1)
	})

	it('a card is kept only where its owner ticks it, and is offered next time', async () => {
		const own = (await stripe.customers.create({})).id
		const first = await open({ customer: own })
		await enter(first.url, good)
		expect((await stripe.customers.listPaymentMethods(own)).data).toEqual([])
		const second = await open({ customer: own })
		await enter(second.url, { ...good, save: 'on' })
		const [kept] = (await stripe.customers.listPaymentMethods(own)).data
		expect(kept).toMatchObject({ allow_redisplay: 'always', card: { last4: '4242' } })
		const third = await open({ customer: own })
		expect(await (await fetch(String(third.url))).text()).toContain('visa ending in 4242')
		await enter(third.url, { method: String(kept?.id) })
		const { payment_intent } = await stripe.checkout.sessions.retrieve(third.id, {
			expand: ['payment_intent'],
		})
		expect(payment_intent).toMatchObject({ status: 'succeeded', payment_method: kept?.id })
	})

	it('asks the bank where the card needs it: yes pays, no leaves it open', async () => {
		const session = await open()
		const { to } = await enter(session.url, { ...good, number: '4000 0027 6000 3184' })
		expect(to).toContain('/bank/pi_')
		expect(await (await fetch(to)).text()).toContain('Complete authentication')
		const failed = await bank(to, 'fail')
		expect(failed.to).toBe(session.url)
		expect(await (await fetch(failed.to)).text()).toContain('unable to authenticate')
		const again = await enter(session.url, { ...good, number: '4000 0027 6000 3184' })
		expect((await bank(again.to, 'complete')).to).toContain(`/yes?session=${session.id}`)
		expect((await bank(again.to, 'complete')).text).toContain('answered already')
	})

	it('setup mode keeps a card for charges without its holder', async () => {
		const own = (await stripe.customers.create({})).id
		const session = await stripe.checkout.sessions.create({
			...{ mode: 'setup', customer: own, currency: 'eur', success_url: 'http://127.0.0.1:9/yes' },
			setup_intent_data: { metadata: { touchline_card: 'x' } },
		})
		const { to } = await enter(session.url, { ...good, number: '4000 0025 0000 3155' })
		await bank(to, 'complete')
		const { setup_intent, status } = await stripe.checkout.sessions.retrieve(session.id, {
			expand: ['setup_intent'],
		})
		expect(status).toBe('complete')
		const { payment_method } = setup_intent as Stripe.SetupIntent
		const intent = await stripe.paymentIntents.create({
			...{ amount: 4500, currency: 'eur', customer: own, payment_method: String(payment_method) },
			...{ confirm: true, off_session: true, allowed_payment_method_types: ['card'] },
		})
		expect(intent.status).toBe('succeeded')
	})

	it('expires by hand and by the clock, and takes no money afterwards', async () => {
		const byHand = await open()
		await stripe.checkout.sessions.expire(byHand.id)
		expect((await enter(byHand.url, good)).text).toContain('has expired')
		await expect(stripe.checkout.sessions.expire(byHand.id)).rejects.toThrow(/status of expired/)
		const byClock = await open({ expires_at: Math.floor(Date.now() / 1000) + 1860 })
		await enter(byClock.url, { ...good, number: '4000 0000 0000 0002' })
		fake.advance(1900)
		const { status, payment_intent } = await stripe.checkout.sessions.retrieve(byClock.id, {
			expand: ['payment_intent'],
		})
		expect(status).toBe('expired')
		expect(payment_intent).toMatchObject({ status: 'canceled' })
	})

	it.each([
		['customer_email beside customer', { customer_email: 'a@example.com' }],
		['an expiry too soon', { expires_at: Math.floor(Date.now() / 1000) + 60 }],
		[
			'an amount below the minimum',
			{
				line_items: [
					{ quantity: 1, price_data: { currency: 'eur', unit_amount: 49, product_data: { name: 'x' } } },
				],
			},
		],
		['no line', { line_items: [] }],
		['no address to come back to', { success_url: '/yes' }],
	])('refuses %s', async (_what, more) => {
		await expect(open(more)).rejects.toMatchObject({ type: 'StripeInvalidRequestError' })
	})
})
