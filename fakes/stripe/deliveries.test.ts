import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type Stripe from 'stripe'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FakeStripe, startFakeStripe } from './server.ts'
import { clientOf } from './testing.ts'

let fake: FakeStripe
let stripe: Stripe
let endpoint: Stripe.WebhookEndpoint
const got: { body: string; signature: string }[] = []
let answers: number[] = []
const shop = createServer(async (request, response) => {
	const chunks: Buffer[] = []
	for await (const chunk of request) chunks.push(chunk as Buffer)
	got.push({ body: Buffer.concat(chunks).toString(), signature: String(request.headers['stripe-signature']) })
	response.writeHead(answers.shift() ?? 200).end()
})

beforeAll(async () => {
	await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
	fake = await startFakeStripe()
	stripe = clientOf(fake)
	const url = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/hook`
	endpoint = await stripe.webhookEndpoints.create({ url, enabled_events: ['*'] })
})
beforeEach(async () => {
	fake.advance(10)
	await fake.deliveries.idle()
	got.length = 0
	answers = []
	Object.assign(fake.deliveries.weather, { held: false, copies: 1, delay: 0, lost: [] })
})
afterAll(async () => {
	await fake.close()
	shop.close()
})

const pay = (payment_method: string) =>
	stripe.paymentIntents.create({
		...{ amount: 4500, currency: 'eur', payment_method, confirm: true, return_url: 'http://127.0.0.1:9/' },
	})
const types = () => got.map(({ body }) => (JSON.parse(body) as Stripe.Event).type)

describe('events', () => {
	it.each([
		[
			'pm_card_visa',
			['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded', 'charge.updated'],
		],
		['pm_card_chargeDeclined', ['payment_intent.created', 'charge.failed', 'payment_intent.payment_failed']],
		['pm_card_authenticationRequired', ['payment_intent.created', 'payment_intent.requires_action']],
	])('tell of %s in this order: %s', async (card, expected) => {
		const from = fake.all('event').length
		await pay(card).catch(() => null)
		fake.advance(5)
		expect(
			fake
				.all('event')
				.slice(from)
				.map(({ type }) => type),
		).toEqual(expected)
		await fake.deliveries.idle()
		expect(types().sort()).toEqual(expected.toSorted())
	})

	it("are signed so that Stripe's client accepts them, by both secrets while one is rotated (12)", async () => {
		await pay('pm_card_visa')
		await fake.deliveries.idle()
		const [first] = got
		const secret = String(endpoint.secret)
		expect(stripe.webhooks.constructEvent(first?.body ?? '', first?.signature ?? '', secret).object).toBe(
			'event',
		)
		expect(() => stripe.webhooks.constructEvent(`${first?.body} `, first?.signature ?? '', secret)).toThrow(
			/signature/i,
		)
		const next = fake.deliveries.rotate(endpoint.id)
		got.length = 0
		await stripe.customers.create({})
		await fake.deliveries.idle()
		for (const each of [secret, next])
			expect(stripe.webhooks.constructEvent(got[0]?.body ?? '', got[0]?.signature ?? '', each).type).toBe(
				'customer.created',
			)
		fake.deliveries.endRotation(endpoint.id)
		const old = fake.deliveries.signed({ id: 'evt_1' }, [next], Math.floor(Date.now() / 1000) - 600)
		expect(() => stripe.webhooks.constructEvent(old.body, old.signature, next)).toThrow(/tolerance/)
	})

	it('come again until they are answered, and name the request they came from', async () => {
		answers = [500, 302, 200]
		const customer = await stripe.customers.create({}, { idempotencyKey: 'events-again' })
		await fake.deliveries.idle()
		fake.advance(2)
		await fake.deliveries.idle()
		fake.advance(6)
		await fake.deliveries.idle()
		expect(types()).toEqual(['customer.created', 'customer.created', 'customer.created'])
		expect(fake.deliveries.log.slice(-3).map(({ status }) => status)).toEqual([500, 302, 200])
		const event = JSON.parse(got[0]?.body ?? '') as Stripe.Event
		expect(event).toMatchObject({ livemode: false, request: { idempotency_key: 'events-again' } })
		expect((event.data.object as Stripe.Customer).id).toBe(customer.id)
		expect((await stripe.events.retrieve(event.id)).pending_webhooks).toBe(0)
	})

	it('are held, reordered, doubled and dropped as a test wants', async () => {
		fake.deliveries.weather.held = true
		await pay('pm_card_visa')
		expect(got).toEqual([])
		const [created, charged, paid] = fake.deliveries.waiting.map(({ id }) => id)
		await fake.deliveries.deliver([String(paid), String(paid), String(created)])
		expect(types()).toEqual([
			'payment_intent.succeeded',
			'payment_intent.succeeded',
			'payment_intent.created',
		])
		expect(got.some(({ body }) => body.includes(`"${charged}"`))).toBe(false)
		got.length = 0
		Object.assign(fake.deliveries.weather, { held: false, copies: 5, lost: ['customer.created'] })
		const { id } = await stripe.customers.create({})
		await stripe.customers.update(id, { name: 'Anne' })
		await fake.deliveries.idle()
		expect(types()).toEqual(Array(5).fill('customer.updated'))
	})

	it("13 tell of an account that is not one's own", async () => {
		fake.deliveries.sendForeign(
			'payment_intent.succeeded',
			{ id: 'pi_other', object: 'payment_intent' },
			{ livemode: true },
		)
		await fake.deliveries.idle()
		expect(JSON.parse(got[0]?.body ?? '')).toMatchObject({
			livemode: true,
			data: { object: { id: 'pi_other' } },
		})
	})

	it('the same is turned from another process', async () => {
		const turn = async (name: string, given: unknown) => {
			const answer = await fetch(`${fake.url}/_control/${name}`, {
				method: 'POST',
				body: JSON.stringify(given),
			})
			return answer.json()
		}
		await turn('fail', ['POST /v1/customers', 'fail before'])
		await expect(stripe.customers.create({})).rejects.toMatchObject({ statusCode: 500 })
		const asked = (await turn('asked', [])) as { path: string; status: number }[]
		expect(asked.at(-1)).toMatchObject({ path: '/v1/customers', status: 500 })
		await turn('weather', { held: true })
		await stripe.customers.create({})
		expect(await turn('waiting', [])).toHaveLength(1)
		await turn('deliver', [])
		expect(types()).toEqual(['customer.created'])
		expect(await turn('all', ['refund'])).toEqual([])
	})
})
