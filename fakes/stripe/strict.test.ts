import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract } from './contract/schema.ts'
import { operations } from './operations.ts'
import { type FakeStripe, startFakeStripe } from './server.ts'
import { clientOf } from './testing.ts'

let fake: FakeStripe
beforeAll(async () => {
	fake = await startFakeStripe()
})
afterAll(() => fake.close())

/** Asks as any program could, without Stripe's client and its care. */
async function ask(operation: string, form: string, headers: Record<string, string> = {}) {
	const [method = '', path = ''] = operation.replaceAll('{}', 'x_none').split(' ')
	const inBody = method === 'POST'
	const answer = await fetch(`${fake.url}${path}${inBody ? '' : `?${form}`}`, {
		method,
		headers: { authorization: `Bearer ${fake.key}`, ...headers },
		...(inBody && { body: form }),
	})
	return {
		status: answer.status,
		headers: answer.headers,
		body: (await answer.json()) as { error: Record<string, string> },
	}
}

describe('strict as Stripe', () => {
	it('plays every operation of its contract and no other', () => {
		expect(Object.keys(operations).sort()).toEqual(Object.keys(contract.operations).sort())
	})

	it.each(Object.keys(contract.operations))(
		'%s refuses a parameter Stripe does not know',
		async (operation) => {
			const { status, body } = await ask(operation, 'touchline_nonsense=1')
			expect({ status, code: body.error.code, param: body.error.param }).toEqual({
				status: 400,
				code: 'parameter_unknown',
				param: 'touchline_nonsense',
			})
		},
	)

	it('refuses unknown parameters whatever their name and place', async () => {
		const name = fc.stringMatching(/^[a-z]{3,12}$/)
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...Object.keys(contract.operations)),
				name,
				name,
				async (operation, one, other) => {
					const { status, body } = await ask(operation, `zz${one}[${other}]=1`)
					expect(status).toBe(400)
					expect(body.error.type).toBe('invalid_request_error')
					expect(body.error.param).toBe(`zz${one}`)
				},
			),
			{ numRuns: 100 },
		)
	})

	it('stumbles over nothing, whatever is sent', async () => {
		const key = fc.oneof(
			fc.constantFrom(
				...['amount', 'currency', 'customer', 'expand[]', 'expand[0]', 'metadata[a]', 'limit', 'created[gt]'],
			),
			fc.constantFrom(
				...['query', 'starting_after', 'line_items[0][quantity]', 'mode', 'payment_method', 'confirm', 'url'],
			),
			fc.string({ maxLength: 12 }),
		)
		const value = fc.oneof(
			fc.constantFrom('1000', '-1', 'eur', '', 'true', 'pm_card_visa', '__proto__', 'data.x.y'),
			fc.string(),
		)
		const form = fc
			.array(fc.tuple(key, value), { maxLength: 5 })
			.map((pairs) => new URLSearchParams(pairs).toString())
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...Object.keys(contract.operations)),
				form,
				async (operation, sent) => {
					expect((await ask(operation, sent)).status).toBeLessThan(500)
				},
			),
			{ numRuns: 400 },
		)
	})

	it.each([
		['amount=10.5&currency=eur', 'amount', 'parameter_invalid_integer'],
		['amount=1000&currency=eur&confirm=yes', 'confirm', undefined],
		['amount=1000&currency=eur&setup_future_usage=sometimes', 'setup_future_usage', undefined],
		['amount=1000&currency=eur&metadata=x', 'metadata', undefined],
		[`amount=1000&currency=eur&metadata[${'k'.repeat(41)}]=1`, `metadata[${'k'.repeat(41)}]`, undefined],
		['amount=1000&currency=eur&payment_method_types[]=card', 'payment_method_types', 'parameter_unknown'],
		['amount=1000&currency=eur&shipping[name]=x', 'shipping', undefined],
		[
			'amount=1000&currency=eur&allowed_payment_method_types[]=ideal',
			'allowed_payment_method_types',
			undefined,
		],
		['amount=1000&currency=eur&off_session=true', 'off_session', undefined],
	])('an intent of "%s" is refused for its %s', async (form, param, code) => {
		const { status, body } = await ask('POST /v1/payment_intents', form)
		expect({ status, param: body.error.param, code: body.error.code }).toEqual({ status: 400, param, code })
	})

	it('an id nobody has is 404, an address nobody knows too, a wrong key 401', async () => {
		expect((await ask('GET /v1/customers/{}', '')).status).toBe(404)
		expect((await ask('GET /v1/nothing', '')).body.error.message).toContain('Unrecognized request URL')
		const wrong = await ask('GET /v1/account', '', { authorization: 'Bearer sk_test_wrong' })
		expect(wrong.status).toBe(401)
		expect(wrong.body.error.message).toContain('Invalid API Key provided: sk_test_')
	})

	it.each([
		['jpy', 5000, null],
		['kwd', 5120, null],
		['kwd', 5125, 'parameter_invalid_integer'],
		['isk', 100_000, null],
		['isk', 100_050, 'parameter_invalid_integer'],
		['ugx', 500_000, null],
		['eur', 49, 'amount_too_small'],
		['eur', 50, null],
		['gbp', 30, null],
		['eur', 100_000_000, 'amount_too_large'],
	])('takes or refuses %s %d as Stripe does: %s', async (currency, amount, code) => {
		const { body } = await ask('POST /v1/payment_intents', `amount=${amount}&currency=${currency}`)
		expect(body.error?.code ?? null).toBe(code)
	})

	it('answers with every property of the object, and with none the SDK does not know', async () => {
		const stripe = clientOf(fake)
		const customer = await stripe.customers.create({ name: 'Anne' })
		const intent = await stripe.paymentIntents.create({
			...{ amount: 4500, currency: 'eur', customer: customer.id, payment_method: 'pm_card_createDispute' },
			...{ confirm: true, allowed_payment_method_types: ['card'], setup_future_usage: 'off_session' },
		})
		await stripe.refunds.create({ payment_intent: intent.id, amount: 500 })
		await stripe.setupIntents.create({ customer: customer.id })
		await stripe.webhookEndpoints.create({ url: 'http://127.0.0.1:9/', enabled_events: ['account.updated'] })
		await stripe.checkout.sessions.create({
			mode: 'setup',
			currency: 'eur',
			success_url: 'http://127.0.0.1/',
		})
		fake.advance(10)
		const account = (await stripe.accounts.retrieveCurrent()) as unknown as Record<string, unknown>
		for (const [object, { always, sometimes }] of Object.entries(contract.objects)) {
			const things: object[] = object === 'account' ? [{ ...account }] : fake.all(object)
			expect(things.length, object).toBeGreaterThan(0)
			for (const thing of things) {
				const keys = Object.keys(thing)
				expect(
					always.filter((each) => !keys.includes(each)),
					`missing of ${object}`,
				).toEqual([])
				expect(
					keys.filter((each) => !always.includes(each) && !sometimes.includes(each)),
					object,
				).toEqual([])
			}
		}
	})

	it('expands what can be expanded and refuses the rest', async () => {
		const stripe = clientOf(fake)
		const customer = await stripe.customers.create({ name: 'Anne' })
		const intent = await stripe.paymentIntents.create({
			...{ amount: 4500, currency: 'eur', customer: customer.id, expand: ['customer'] },
		})
		expect(intent.customer).toMatchObject({ id: customer.id, name: 'Anne' })
		await expect(stripe.paymentIntents.retrieve(intent.id, { expand: ['amount'] })).rejects.toThrow(
			/cannot be expanded/,
		)
		const list = await stripe.paymentIntents.list({ customer: customer.id, expand: ['data.customer'] })
		expect(list.data[0]?.customer).toMatchObject({ name: 'Anne' })
	})

	it('lists newest first, by pages', async () => {
		const stripe = clientOf(fake)
		const email = 'many@example.com'
		const made: string[] = []
		for (let count = 0; count < 23; count++) made.push((await stripe.customers.create({ email })).id)
		const listed: string[] = []
		for await (const { id } of stripe.customers.list({ email, limit: 5 })) listed.push(id)
		expect(listed).toEqual(made.toReversed())
		const before = await stripe.customers.list({ email, limit: 3, ending_before: made[10] })
		expect(before.data.map(({ id }) => id)).toEqual([made[13], made[12], made[11]])
		await expect(stripe.customers.list({ limit: 101 })).rejects.toThrow(/limit/)
	})
})
