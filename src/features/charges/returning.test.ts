import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { obligation } from '#features/payments/queries/obligation.ts'
import { recordRefund } from '#features/payments/use-cases/record-refund.ts'
import { reversePayment } from '#features/payments/use-cases/reverse-payment.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { type Sold, sold } from '#features/testing/payables.ts'
import { cardStudio, keepsCard, pressPay, rowOf, useStripe } from '#features/testing/stripe.ts'
import { as, type TestStudio, within } from '#features/testing/studio.ts'
import { must } from '#platform/perform.ts'
import type { FakeStripe } from '../../../fakes/stripe/server.ts'
import { lookAtDispute } from './looking/look-at-dispute.ts'
import { lookAtRefund } from './looking/look-at-refund.ts'
import { attention } from './queries/attention.ts'
import { chargesOf } from './queries/charges-of.ts'
import { lookForDisputes } from './regular.ts'
import { compareWithProvider } from './use-cases/compare-with-provider.ts'
import { refundCharge } from './use-cases/refund-charge.ts'

useHouse()
let fake: FakeStripe
let house: TestStudio
beforeAll(async () => {
	fake = await useStripe()
})
afterAll(() => fake.close())
beforeEach(async () => {
	house = await cardStudio(fake)
})

const seen = ({ obligationId }: Sold) => as(house.coach).ask(obligation, { obligationId })
const mails = async () => {
	await drain()
	return posted.splice(0).map(({ subject }) => subject)
}
const ledger = () =>
	within(house.id, async (db) => {
		const { rows } = await sql<{ account: string; sum: number }>`
			select account, sum(amount_minor)::int as sum from ledger_entry group by 1 having sum(amount_minor) <> 0`.execute(
			db,
		)
		return Object.fromEntries(rows.map(({ account, sum }) => [account, sum]))
	})

type Paid = { things: Sold[]; chargeId: string; intentId: string }
/** Paid with a card on file, told, and nothing left to do. */
async function paid(number?: string, ...prices: number[]): Promise<Paid> {
	const cardId = await keepsCard(house, fake, number)
	const things: Sold[] = []
	for (const priceMinor of prices.length > 0 ? prices : [4500]) things.push(await sold(house, { priceMinor }))
	const chargeId = await pressPay(house, things, { cardId })
	const { intent_id } = await rowOf(house, chargeId)
	await mails()
	return { things, chargeId, intentId: intent_id ?? '' }
}
const one = ({ things }: Paid) => things[0] as Sold
const refund = (from: Paid, amountMinor?: number) =>
	as(house.coach).do(refundCharge, {
		...{ chargeId: from.chargeId, obligationId: one(from).obligationId },
		...(amountMinor ? { amountMinor } : {}),
	})
const chargeAt = ({ intentId }: Paid): string =>
	String(fake.all('charge').find(({ payment_intent }) => payment_intent === intentId)?.id)

test('11.1 money goes back to its card, in parts and whole; the client is told once it is taken on', async () => {
	const from = await paid()
	must(await refund(from, 1500))
	expect(await mails()).toEqual(['Refund: €15.00'])
	expect(await seen(one(from))).toMatchObject({ state: 'paid', refundedMinor: 1500 })
	must(await refund(from))
	await drain()
	expect(await seen(one(from))).toMatchObject({ state: 'refunded', refundedMinor: 4500, openMinor: 0 })
	expect(
		fake
			.all('refund')
			.slice(-2)
			.map(({ amount }) => amount),
	).toEqual([1500, 3000])
	expect(await refund(from)).toMatchObject({ code: 'payments_nothing_to_refund' })
	expect(await ledger()).toEqual({ refunds: 4500, revenue: -4500 })
})

test('I16, 47 ten refunds at once are never above what was taken; by hand besides neither', async () => {
	const from = await paid()
	const all = await Promise.all(Array.from({ length: 10 }, () => refund(from, 1000)))
	expect(all.filter(({ ok }) => ok)).toHaveLength(4)
	const { obligationId } = one(from)
	expect(
		await as(house.coach).do(recordRefund, { obligationId, method: 'cash', amountMinor: 501 }),
	).toMatchObject({
		code: 'payments_more_than_paid',
	})
	await drain()
	const there = fake.all('refund').filter(({ payment_intent }) => payment_intent === from.intentId)
	expect(there.map(({ amount }) => amount)).toEqual([1000, 1000, 1000, 1000])
})

test('47 of several things paid together each gives back its own part at most', async () => {
	const from = await paid(undefined, 4500, 2000)
	expect(await refund(from, 4501)).toMatchObject({ code: 'payments_more_than_paid', field: 'amountMinor' })
	must(await refund(from))
	await drain()
	expect(await seen(from.things[1] as Sold)).toMatchObject({ state: 'paid', refundedMinor: 0 })
})

test('47 the answer to a refund never arrives: found by asking, given back once', async () => {
	const from = await paid()
	fake.fail('POST /v1/refunds', 'fail after')
	const { refundId } = must(await refund(from))
	await lookAtRefund(house.id, refundId)
	await lookAtRefund(house.id, refundId)
	expect(fake.all('refund').filter(({ payment_intent }) => payment_intent === from.intentId)).toHaveLength(1)
	expect(
		(await as(house.coach).ask(chargesOf, { obligationId: one(from).obligationId })).charges[0]?.refunds,
	).toMatchObject([{ state: 'succeeded', amountMinor: 4500 }])
})

test('48 a refund comes back days later: reversed in the ledger, the coach is alerted, it can be given back again', async () => {
	const from = await paid()
	const { refundId } = must(await refund(from))
	await mails()
	fake.settleRefund(String(fake.all('refund').at(-1)?.id), 'failed')
	await lookAtRefund(house.id, refundId)
	await lookAtRefund(house.id, refundId)
	expect(await mails()).toEqual(['The refund of €45.00 to Amélie Durand failed'])
	const view = await seen(one(from))
	expect(view).toMatchObject({ state: 'paid', refundedMinor: 0 })
	expect(view.lines.map(({ kind }) => kind)).toEqual(['owed', 'payment', 'refund', 'reversal'])
	expect((await as(house.coach).ask(attention, {})).rows).toMatchObject([{ kind: 'refund_failed' }])
	expect(
		(await as(house.coach).ask(chargesOf, { obligationId: one(from).obligationId })).charges[0]
			?.refundableMinor,
	).toBe(4500)
})

test('58 what a card paid is no mistake of a hand: it isn’t reversed, it is given back', async () => {
	const from = await paid()
	const paymentId = (await seen(one(from))).lines[1]?.id ?? ''
	expect(await as(house.coach).do(reversePayment, { paymentId })).toMatchObject({ code: 'payments_by_card' })
})

test('49, 50 while a bank disputes it nothing is given back; won, the money is there again; lost, it is a loss and the client owes nothing', async () => {
	const won = await paid()
	const lost = await paid('5555555555554444')
	const open = async (from: Paid) => String(fake.dispute(chargeAt(from)).id)
	const [first, second] = [await open(won), await open(lost)]
	// Without its events: the rounds find it.
	await lookForDisputes.run()
	await lookForDisputes.run()
	expect(await mails()).toEqual([
		'The bank of Amélie Durand disputes €45.00',
		'The bank of Amélie Durand disputes €45.00',
	])
	expect(await seen(one(won))).toMatchObject({
		state: 'paid',
		paidMinor: 4500,
		disputedMinor: 4500,
		refundedMinor: 0,
	})
	expect(await refund(won)).toMatchObject({ code: 'payments_disputed' })
	const { obligationId } = one(won)
	expect(await as(house.coach).do(recordRefund, { obligationId, method: 'cash' })).toMatchObject({
		code: 'payments_disputed',
	})
	expect(await ledger()).toEqual({ disputed: 9000, revenue: -9000 })
	expect((await as(house.coach).ask(attention, {})).rows.map(({ kind }) => kind)).toEqual([
		'disputed',
		'disputed',
	])
	fake.closeDispute(first, 'won')
	fake.closeDispute(second, 'lost')
	for (const id of [first, second, first, second]) await lookAtDispute(house.id, id)
	expect(await ledger()).toEqual({ stripe: 4500, losses: 4500, revenue: -9000 })
	expect(await seen(one(lost))).toMatchObject({
		state: 'paid',
		openMinor: 0,
		disputedMinor: 0,
		paidMinor: 4500,
	})
	expect(await refund(lost)).toMatchObject({ code: 'payments_disputed' })
	must(await refund(won))
})

test('50 a bank that only asks moves no money', async () => {
	const from = await paid()
	const id = String(fake.dispute(chargeAt(from), { inquiry: true }).id)
	await lookAtDispute(house.id, id)
	expect(await ledger()).toEqual({ stripe: 4500, revenue: -4500 })
	expect(await seen(one(from))).toMatchObject({ disputedMinor: 0 })
})

test('7 the ledger beside the provider: the same, and what is only there', async () => {
	const from = await paid()
	must(await refund(from, 500))
	await drain()
	const month = new Date().toISOString().slice(0, 10)
	const { rows } = must(await as(house.owner).do(compareWithProvider, { month }))
	expect(rows.find(({ intentId }) => intentId === from.intentId)).toMatchObject({
		...{ verdict: 'same', hereMinor: 4000, thereMinor: 4000, client: 'Amélie Durand' },
	})
	// Of other studios of this test on the same account.
	expect(
		new Set(rows.filter(({ intentId }) => intentId !== from.intentId).map(({ verdict }) => verdict)),
	).toEqual(new Set(['only_there']))
	expect(await as(house.coach).do(compareWithProvider, { month })).toMatchObject({ code: 'not_found' })
})
