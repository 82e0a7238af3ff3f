import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { obligation } from '#features/payments/queries/obligation.ts'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { resold, type Sold, sold } from '#features/testing/payables.ts'
import { cardStudio, entersCard, pressPay, rowOf, useStripe } from '#features/testing/stripe.ts'
import { as, type TestStudio, within } from '#features/testing/studio.ts'
import { must } from '#platform/perform.ts'
import type { FakeStripe } from '../../../fakes/stripe/server.ts'
import { lookAtCharge } from './looking/look-at-charge.ts'
import { myCharge } from './queries/my-charge.ts'
import { toPay } from './queries/to-pay.ts'
import { lookAround } from './regular.ts'
import { pay } from './use-cases/pay.ts'

useHouse()
let fake: FakeStripe
let house: TestStudio
beforeAll(async () => {
	fake = await useStripe()
})
afterAll(() => fake.close())
beforeEach(async () => {
	house = await cardStudio(fake)
	await drain()
	posted.length = 0
})

const good = '4242424242424242'
const seen = ({ obligationId }: Sold) => as(house.coach).ask(obligation, { obligationId })
const mine = (chargeId: string) => as(house.client).ask(myCharge, { chargeId })
const enter = async (chargeId: string, number = good) =>
	entersCard((await rowOf(house, chargeId)).action_url ?? '', number)
const mails = async () => {
	await drain()
	return posted.splice(0)
}
const due = () =>
	within(house.id, (db) =>
		db
			.updateTable('charge')
			.set({ next_look_at: new Date(0) })
			.where('unfinished', '=', true)
			.execute(),
	)
const ledger = () =>
	within(house.id, async (db) => {
		const { rows } = await sql<{ account: string; sum: number }>`
			select account, sum(amount_minor)::int as sum from ledger_entry group by 1 having sum(amount_minor) <> 0`.execute(
			db,
		)
		return Object.fromEntries(rows.map(({ account, sum }) => [account, sum]))
	})

test('5, 14 a client pays a session on the hosted page: they come back, it is paid, in the ledger, and confirmed once', async () => {
	const owed = await sold(house)
	const chargeId = await pressPay(house, [owed])
	expect(await mine(chargeId)).toMatchObject({ state: 'open', actionUrl: expect.stringContaining(fake.url) })
	expect(await enter(chargeId)).toBe(`http://localhost:3000/pay/${chargeId}`)
	await lookAtCharge(house.id, chargeId)
	await lookAtCharge(house.id, chargeId, 'also if over')
	expect(await mine(chargeId)).toMatchObject({ state: 'paid', heldMinor: 0 })
	expect(await seen(owed)).toMatchObject({
		state: 'paid',
		openMinor: 0,
		lines: [{}, { kind: 'payment', method: 'card' }],
	})
	expect(await ledger()).toEqual({ stripe: 4500, revenue: -4500 })
	const [mail, ...more] = await mails()
	expect(mail?.subject).toBe('Payment received: €45.00')
	expect(mail?.text).toContain('Card')
	expect(more).toEqual([])
})

test('1 Pay pressed twice at once, and again: one attempt, one session, one payment there', async () => {
	const owed = await sold(house)
	const before = fake.all('checkout.session').length
	const both = await Promise.all([pressPay(house, [owed]), pressPay(house, [owed])])
	both.push(await pressPay(house, [owed]))
	expect(new Set(both).size).toBe(1)
	expect(fake.all('checkout.session')).toHaveLength(before + 1)
})

test('2 paying one thing, then all of it: the first session is over before the second is there', async () => {
	const [one, two] = [await sold(house), await sold(house, { title: 'Second', priceMinor: 2000 })]
	const first = await pressPay(house, [one])
	const url = (await rowOf(house, first)).action_url ?? ''
	const second = must(await as(house.client).do(pay, {})).chargeId
	await lookAtCharge(house.id, second)
	expect(await rowOf(house, first)).toMatchObject({ state: 'cancelled' })
	expect(await entersCard(url, good)).toBe('200')
	expect(await mine(second)).toMatchObject({ state: 'open', amountMinor: 6500 })
	await enter(second)
	await lookAtCharge(house.id, second)
	expect([(await seen(one)).state, (await seen(two)).state]).toEqual(['paid', 'paid'])
	expect(await ledger()).toEqual({ stripe: 6500, revenue: -6500 })
})

test('2, I13 the provider doesn’t say whether the first is over: the second isn’t opened until it does', async () => {
	const owed = await sold(house)
	const first = await pressPay(house, [owed])
	await sold(house, { title: 'Second', priceMinor: 2000 })
	const { chargeId } = must(await as(house.client).do(pay, {}))
	const before = fake.all('checkout.session').length
	fake.fail('POST /v1/checkout/sessions/{}/expire', 'fail before')
	fake.fail('GET /v1/checkout/sessions/{}', 'fail before')
	await lookAtCharge(house.id, chargeId)
	expect(await mine(chargeId)).toMatchObject({ state: 'begun', waits: true })
	expect(await rowOf(house, first)).toMatchObject({ state: 'open' })
	expect(fake.all('checkout.session')).toHaveLength(before)
	await lookAtCharge(house.id, chargeId)
	expect(await rowOf(house, first)).toMatchObject({ state: 'cancelled' })
	expect(await mine(chargeId)).toMatchObject({ state: 'open', waits: false })
})

test('4, 11.5 one charge for several things is confirmed once, with all of them', async () => {
	const things = [
		await sold(house),
		await sold(house),
		await sold(house, { title: 'Circuit', priceMinor: 2000 }),
	]
	const chargeId = await pressPay(house, things)
	await enter(chargeId)
	await lookAtCharge(house.id, chargeId)
	const [mail, ...more] = await mails()
	expect(mail?.subject).toBe('Payment received: €110.00')
	expect(mail?.text).toContain('Circuit, Technique × 2')
	expect(more).toEqual([])
})

test('3, 57 what comes for something settled meanwhile is held, given back at once, and told; the ledger sums to what was kept', async () => {
	const owed = await sold(house)
	const chargeId = await pressPay(house, [owed])
	await enter(chargeId)
	must(
		await as(house.coach).do(recordPayment, {
			obligationId: owed.obligationId,
			method: 'cash',
			notify: false,
		}),
	)
	expect((await mails()).map(({ subject }) => subject).toSorted()).toEqual([
		'€45.00 go back to Amélie Durand’s card',
		'€45.00 go back to your card',
	])
	expect(await mine(chargeId)).toMatchObject({ state: 'paid', heldMinor: 4500 })
	expect(await seen(owed)).toMatchObject({ state: 'paid', paidMinor: 4500, refundedMinor: 0 })
	expect(await ledger()).toEqual({ cash: 4500, revenue: -4500 })
	expect(fake.all('refund').at(-1)).toMatchObject({ amount: 4500, status: 'succeeded' })
})

test('57 a coach records cash while the page is open: the session expires there', async () => {
	const owed = await sold(house)
	const chargeId = await pressPay(house, [owed])
	must(
		await as(house.coach).do(recordPayment, {
			obligationId: owed.obligationId,
			method: 'cash',
			notify: false,
		}),
	)
	await drain()
	expect(await rowOf(house, chargeId)).toMatchObject({ state: 'cancelled', standing: false })
	expect(fake.all('checkout.session').at(-1)).toMatchObject({ status: 'expired' })
})

test('3 a part is still open: it is settled, and only the rest goes back', async () => {
	const owed = await sold(house)
	const chargeId = await pressPay(house, [owed])
	await enter(chargeId)
	must(
		await as(house.coach).do(recordPayment, {
			obligationId: owed.obligationId,
			method: 'cash',
			amountMinor: 1000,
			notify: false,
		}),
	)
	await drain()
	expect(await mine(chargeId)).toMatchObject({ state: 'paid', heldMinor: 1000 })
	expect(await ledger()).toEqual({ cash: 1000, stripe: 3500, revenue: -4500 })
})

test('6 nobody comes back and no event arrives: the rounds find it', async () => {
	const owed = await sold(house)
	const chargeId = await pressPay(house, [owed])
	await enter(chargeId)
	await due()
	await lookAround.run()
	expect(await rowOf(house, chargeId)).toMatchObject({ state: 'paid', next_look_at: null })
	expect(await seen(owed)).toMatchObject({ state: 'paid' })
})

test('7 twenty who look at the same moment write one payment', async () => {
	const owed = await sold(house)
	const chargeId = await pressPay(house, [owed])
	await enter(chargeId)
	await Promise.all(Array.from({ length: 20 }, () => lookAtCharge(house.id, chargeId)))
	expect(await ledger()).toEqual({ stripe: 4500, revenue: -4500 })
	expect(await mails()).toHaveLength(1)
})

test('15 the answer to the opening never arrives: unknown, found by asking, never opened twice', async () => {
	const owed = await sold(house)
	const before = fake.all('checkout.session').length
	fake.fail('POST /v1/checkout/sessions', 'fail after')
	const chargeId = await pressPay(house, [owed])
	expect(await rowOf(house, chargeId)).toMatchObject({ state: 'unknown' })
	expect(await pressPay(house, [owed])).toBe(chargeId)
	expect(await rowOf(house, chargeId)).toMatchObject({ state: 'open' })
	expect(fake.all('checkout.session')).toHaveLength(before + 1)
})

test('16 the price is edited before they pay: the old session is called off, a new attempt has the new price', async () => {
	const owed = await sold(house)
	const first = await pressPay(house, [owed])
	await resold(house, { ...owed, priceMinor: 5000 })
	const second = await pressPay(house, [owed])
	expect(second).not.toBe(first)
	expect(await rowOf(house, first)).toMatchObject({ state: 'cancelled' })
	expect(await mine(second)).toMatchObject({ state: 'open', amountMinor: 5000 })
})

test('17 the price rises while they are on the page: what they saw is what they pay', async () => {
	const owed = await sold(house)
	const chargeId = await pressPay(house, [owed])
	await resold(house, { ...owed, priceMinor: 5000 })
	await lookAtCharge(house.id, chargeId)
	await enter(chargeId)
	await lookAtCharge(house.id, chargeId)
	expect(await seen(owed)).toMatchObject({ state: 'part_paid', paidMinor: 4500, openMinor: 500 })
})

test('18, I14 a client sends an amount, a currency: refused; the price is the server’s', async () => {
	const owed = await sold(house)
	for (const more of [{ amountMinor: 1 }, { currency: 'XXX' }, { quantity: -1 }])
		expect(
			await as(house.client).do(pay, { obligationIds: [owed.obligationId], ...more } as {
				obligationIds: string[]
			}),
		).toMatchObject({ code: 'invalid' })
	expect(await as(house.otherClient).do(pay, { obligationIds: [owed.obligationId] })).toMatchObject({
		code: 'not_found',
	})
})

test('20, 21 below the provider’s least and what it can’t count is not payable by card', async () => {
	const little = await sold(house, { priceMinor: 49 })
	const dinar = await sold(house, { priceMinor: 5125, currency: 'KWD' })
	for (const { obligationId } of [little, dinar]) {
		expect(await as(house.client).ask(toPay, { obligationIds: [obligationId] })).toMatchObject({
			payable: false,
		})
		expect(await as(house.client).do(pay, { obligationIds: [obligationId] })).toMatchObject({
			code: 'charges_amount',
		})
	}
	expect(await as(house.client).do(pay, {})).toMatchObject({ code: 'charges_currencies' })
	const yen = await sold(house, { priceMinor: 5000, currency: 'JPY' })
	await pressPay(house, [yen])
	expect(fake.all('checkout.session').at(-1)).toMatchObject({ amount_total: 5000, currency: 'jpy' })
	const krona = await sold(house, { priceMinor: 1000, currency: 'ISK' })
	await pressPay(house, [krona])
	expect(fake.all('checkout.session').at(-1)).toMatchObject({ amount_total: 100_000, currency: 'isk' })
})

test('a declined card on the hosted page leaves the page open; a page left open a day is over', async () => {
	const owed = await sold(house)
	const chargeId = await pressPay(house, [owed])
	expect(await enter(chargeId, '4000000000009995')).toBe('402')
	await lookAtCharge(house.id, chargeId)
	expect(await mine(chargeId)).toMatchObject({ state: 'open' })
	fake.advance(90_000)
	await lookAtCharge(house.id, chargeId)
	expect(await mine(chargeId)).toMatchObject({ state: 'cancelled' })
	expect(await pressPay(house, [owed])).not.toBe(chargeId)
})
