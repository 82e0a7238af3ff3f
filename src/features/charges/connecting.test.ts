import { afterAll, beforeAll, expect, test } from 'vitest'
import { myPayments } from '#features/payments/queries/my-payments.ts'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
import { drain, useHouse } from '#features/testing/house.ts'
import { sold } from '#features/testing/payables.ts'
import { cardStudio, entersCard, pressPay, rowOf, useStripe } from '#features/testing/stripe.ts'
import { as, studio, within } from '#features/testing/studio.ts'
import { must } from '#platform/perform.ts'
import { type FakeStripe, startFakeStripe } from '../../../fakes/stripe/server.ts'
import { lookAtCharge } from './looking/look-at-charge.ts'
import { attention } from './queries/attention.ts'
import { stripeSettings } from './queries/settings.ts'
import { toPay } from './queries/to-pay.ts'
import { callOffCharge } from './use-cases/call-off-charge.ts'
import { connectStripe } from './use-cases/connect-stripe.ts'
import { disconnectStripe } from './use-cases/disconnect-stripe.ts'
import { pay } from './use-cases/pay.ts'

useHouse()
let fake: FakeStripe
beforeAll(async () => {
	fake = await useStripe()
})
afterAll(() => fake.close())

test('11.1 a key is tried at once: what is wrong is said beside it, what works is shown; it is never shown again, nor kept in the clear', async () => {
	const house = await studio()
	const connect = (secretKey: string, who = house.owner) => as(who).do(connectStripe, { secretKey })
	expect(await connect('pk_test_12345678')).toMatchObject({ code: 'charges_key_public', field: 'secretKey' })
	expect(await connect('hello')).toMatchObject({ code: 'charges_key_form', field: 'secretKey' })
	expect(await connect('sk_test_anotherkey12345')).toMatchObject({
		code: 'charges_key_wrong',
		field: 'secretKey',
	})
	fake.fail('GET /v1/account', 'fail before')
	expect(await connect(fake.key)).toMatchObject({ code: 'charges_unreachable' })
	expect(await connect(fake.key, house.coach)).toMatchObject({ code: 'not_found' })
	expect(await as(house.client).ask(myPayments, {})).toMatchObject({ online: false })
	expect(must(await connect(fake.key))).toMatchObject({ livemode: false, chargesEnabled: true })
	expect(await as(house.client).ask(myPayments, {})).toMatchObject({ online: true })
	expect(JSON.stringify(await as(house.owner).ask(stripeSettings, {}))).not.toContain(fake.key)
	const row = await within(house.id, (db) =>
		db.selectFrom('stripe_connection').selectAll().executeTakeFirstOrThrow(),
	)
	expect(Buffer.from(row.sealed_key).includes(fake.key)).toBe(false)
	const trail = await within(house.id, (db) => db.selectFrom('event').selectAll().execute())
	expect(JSON.stringify(trail)).not.toContain(fake.key)
})

test('an account that may not take payments yet is connected, and no Pay is shown', async () => {
	const house = await studio()
	fake.knobs.chargesEnabled = false
	expect(must(await as(house.owner).do(connectStripe, { secretKey: fake.key }))).toMatchObject({
		chargesEnabled: false,
	})
	fake.knobs.chargesEnabled = true
	await sold(house)
	expect(await as(house.client).ask(toPay, {})).toMatchObject({ payable: false })
	expect(await as(house.client).do(pay, {})).toMatchObject({ code: 'charges_off' })
})

test('59 the key goes while payments are under way: listed, called off or left; what is recorded by hand works on', async () => {
	const house = await cardStudio(fake)
	const [one, two] = [await sold(house), await sold(house, { title: 'Second' })]
	const first = await pressPay(house, [one])
	const second = await pressPay(house, [two])
	expect(await as(house.owner).do(disconnectStripe, {})).toMatchObject({
		code: 'charges_open',
		params: { count: 2 },
	})
	const looked = await as(house.owner).preview(disconnectStripe, {})
	expect(looked).toMatchObject({ effects: [{ kind: 'goes' }, { kind: 'stays' }, { kind: 'stays' }] })
	must(await as(house.coach).do(callOffCharge, { chargeId: first }))
	await drain()
	expect(await rowOf(house, first)).toMatchObject({ state: 'cancelled' })
	must(await as(house.owner).do(disconnectStripe, { leaveOpen: true }))
	await entersCard((await rowOf(house, second)).action_url ?? '', '4242424242424242')
	await lookAtCharge(house.id, second)
	expect(await rowOf(house, second)).toMatchObject({ state: 'open' })
	expect(await as(house.client).ask(toPay, {})).toMatchObject({ payable: false })
	must(await as(house.coach).do(recordPayment, { obligationId: one.obligationId, method: 'cash' }))
	// The same account comes back: what was left is found, and settled.
	must(await as(house.owner).do(connectStripe, { secretKey: fake.key }))
	await lookAtCharge(house.id, second)
	expect(await rowOf(house, second)).toMatchObject({ state: 'paid' })
})

test('59 another account takes over: only once nothing is under way, or what was left stands in the coach’s list and can be set aside', async () => {
	const house = await cardStudio(fake)
	const owed = await sold(house)
	const chargeId = await pressPay(house, [owed])
	const other = await startFakeStripe({ key: 'sk_test_theotheraccount' })
	process.env.STRIPE_API = other.url
	try {
		expect(await as(house.owner).do(connectStripe, { secretKey: other.key })).toMatchObject({
			code: 'charges_open',
		})
		must(await as(house.owner).do(disconnectStripe, { leaveOpen: true }))
		must(await as(house.owner).do(connectStripe, { secretKey: other.key }))
		await lookAtCharge(house.id, chargeId)
		expect((await as(house.coach).ask(attention, {})).rows).toMatchObject([
			{ kind: 'trouble', detail: 'other_account' },
		])
		expect(await as(house.client).do(pay, { obligationIds: [owed.obligationId] })).toMatchObject({
			value: { chargeId },
		})
		must(await as(house.coach).do(callOffCharge, { chargeId }))
		expect(await rowOf(house, await pressPay(house, [owed]))).toMatchObject({ state: 'open' })
		expect(other.all('checkout.session')).toHaveLength(1)
	} finally {
		process.env.STRIPE_API = fake.url
		await other.close()
	}
})
