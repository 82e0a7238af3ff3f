import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { myCards } from '#features/charges/queries/cards.ts'
import { noteDecline } from '#features/charges/use-cases/note-decline.ts'
import { pay } from '#features/charges/use-cases/pay.ts'
import { myPayments } from '#features/payments/queries/my-payments.ts'
import { obligation } from '#features/payments/queries/obligation.ts'
import { unpaid } from '#features/payments/queries/unpaid.ts'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { resold, type Sold, sold } from '#features/testing/payables.ts'
import { asksCardsAgain, cardStudio, keepsCard, looksAround, useStripe } from '#features/testing/stripe.ts'
import { as, type TestStudio, within } from '#features/testing/studio.ts'
import { touchline } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { must, perform } from '#platform/perform.ts'
import type { FakeStripe } from '../../../fakes/stripe/server.ts'
import { myPlans } from './queries/my-plans.ts'
import { planOfObligation } from './queries/plan-of-thing.ts'
import { collectDue } from './regular.ts'
import { makePlan } from './use-cases/make-plan.ts'

useHouse()
let fake: FakeStripe
let house: TestStudio
beforeAll(async () => {
	fake = await useStripe()
})
afterAll(() => fake.close())
const clock = (at: string) => setClock(() => new Date(at))
beforeEach(async () => {
	clock('2026-03-02T09:00:00Z')
	house = await cardStudio(fake)
	await drain()
	posted.length = 0
})

const plan = ({ obligationId }: Sold, more: object = {}) =>
	as(house.coach).do(makePlan, { obligationId, count: 3, ...more })
const seen = ({ obligationId }: Sold) => as(house.coach).ask(obligation, { obligationId })
const states = async ({ obligationId }: Sold) =>
	(await as(house.coach).ask(planOfObligation, { obligationId })).plan?.instalments.map(({ state }) => state)
const waits = async ({ obligationId }: Sold) =>
	(await as(house.coach).ask(planOfObligation, { obligationId })).plan?.waitsFor
const subjects = async () => {
	await drain()
	return posted.splice(0).map(({ subject }) => subject)
}
/** What the worker does on a day at ten, until nothing more follows. */
async function on(day: string): Promise<void> {
	clock(`${day}T10:00:00Z`)
	await collectDue.run()
	await asksCardsAgain()
	await drain()
	await looksAround()
	await drain()
}
const card = async (number?: string) => {
	await keepsCard(house, fake, number)
	await subjects()
}
const attempts = (of: Sold) =>
	within(house.id, (db) =>
		db
			.selectFrom('charge')
			.innerJoin('charge_part', 'charge_part.charge_id', 'charge.id')
			.select(['charge.state', 'charge.amount_minor'])
			.where('charge_part.obligation_id', '=', of.obligationId)
			.orderBy('charge.id')
			.execute(),
	)

test('11.1 a plan paid by hand: each instalment is told on its day, what comes settles them in order, and it ends by itself', async () => {
	const owed = await sold(house, { priceMinor: 10_000 })
	const looked = await as(house.coach).preview(makePlan, {
		obligationId: owed.obligationId,
		count: 3,
		firstOn: '2026-03-31',
	})
	expect(looked).toMatchObject({
		effects: [
			{ text: '1 of 3: €33.34 on 31 Mar 2026' },
			{ text: '2 of 3: €33.33 on 30 Apr 2026' },
			...[{}, {}, {}],
		],
	})
	must(await plan(owed, { firstOn: '2026-03-31' }))
	expect(await subjects()).toEqual(['Your payments for Technique'])
	// Nothing is due yet: not in totals, and not among what is unpaid.
	expect((await as(house.client).ask(myPayments, {})).total).toEqual([])
	expect((await as(house.coach).ask(unpaid, { over: false })).debtors).toEqual([])
	await on('2026-03-30')
	expect(await subjects()).toEqual([])
	await on('2026-03-31')
	await on('2026-04-01')
	expect(await subjects()).toEqual(['€33.34 are due for Technique'])
	expect((await as(house.client).ask(myPayments, {})).total).toEqual([{ minor: 3334, currency: 'EUR' }])
	const { obligationId } = owed
	must(await as(house.coach).do(recordPayment, { obligationId, method: 'transfer', amountMinor: 5000 }))
	await subjects()
	expect(await states(owed)).toEqual(['settled', 'later', 'later'])
	await on('2026-05-31')
	expect(await subjects()).toEqual(['€16.67 are due for Technique'])
	must(await as(house.coach).do(recordPayment, { obligationId, method: 'transfer', notify: false }))
	await drain()
	expect((await as(house.client).ask(myPlans, {})).plans).toEqual([])
	expect((await seen(owed)).state).toBe('paid')
	await on('2026-06-30')
	expect(await subjects()).toEqual([])
})

test('53 a plan charges the card on file on its days, once each, by the month from the first one', async () => {
	await card()
	const owed = await sold(house, { priceMinor: 10_000 })
	clock('2026-01-31T08:30:00Z')
	must(await plan(owed, { byCard: true }))
	await on('2026-01-31')
	expect(await states(owed)).toEqual(['settled', 'later', 'later'])
	await on('2026-02-27')
	await on('2026-02-28')
	await on('2026-02-28')
	expect((await attempts(owed)).map(({ amount_minor }) => amount_minor)).toEqual(['3334', '3333'])
	await on('2026-03-30')
	expect(await attempts(owed)).toHaveLength(2)
	await on('2026-03-31')
	expect(await seen(owed)).toMatchObject({ state: 'paid', openMinor: 0 })
	expect(await subjects()).toEqual([
		'Your payments for Technique',
		...Array(3)
			.fill('Payment received: €33.34')
			.map((each, n) => (n ? 'Payment received: €33.33' : each)),
	])
	await on('2026-04-30')
	expect(await attempts(owed)).toHaveLength(3)
})

/** A plan of two instalments, whose first is tried today while the bank says no in these words. */
async function declined(code: string): Promise<Sold> {
	await card()
	const owed = await sold(house, { priceMinor: 6000 })
	fake.decline('4242', code)
	must(await plan(owed, { count: 2, byCard: true, notify: false }))
	await on('2026-03-02')
	return owed
}
afterEach(async () => {
	fake.decline('4242', null)
	// The rounds of one test go to all studios: those of earlier ones have nothing left to collect.
	await within(house.id, (db) => db.deleteFrom('collection').execute())
	await within(house.id, (db) =>
		db
			.updateTable('payment_plan')
			.set({ ended_at: new Date(), ended_why: 'ended', next_at: null })
			.where('ended_at', 'is', null)
			.execute(),
	)
})

test('29 insufficient funds, the second try succeeds: the schedule stops, two e-mails in total', async () => {
	const owed = await declined('insufficient_funds')
	expect(await waits(owed)).toBe('money')
	expect(await subjects()).toEqual(['€30.00 for Technique could not be charged'])
	fake.decline('4242', null)
	await on('2026-03-04')
	expect(await attempts(owed)).toHaveLength(1)
	await on('2026-03-05')
	expect((await attempts(owed)).map(({ state }) => state)).toEqual(['failed', 'paid'])
	expect(await subjects()).toEqual(['Payment received: €30.00'])
	await on('2026-03-20')
	expect(await attempts(owed)).toHaveLength(2)
})

test('34 the card is asked four times, then never again: client and coach hear of it, what was paid before stays', async () => {
	const owed = await declined('insufficient_funds')
	for (const day of ['2026-03-05', '2026-03-10', '2026-03-17', '2026-03-24', '2026-03-31']) await on(day)
	expect((await attempts(owed)).map(({ state }) => state)).toEqual(Array(4).fill('failed'))
	expect((await subjects()).toSorted()).toEqual([
		'Amélie Durand: €30.00 could not be charged',
		'€30.00 for Technique could not be charged',
		'€30.00 for Technique could not be charged',
	])
	expect(await as(house.coach).ask(planOfObligation, { obligationId: owed.obligationId })).toMatchObject({
		plan: { waitsFor: 'money', againOn: null },
	})
})

test.each(['stolen_card', 'expired_card'])(
	'28, 30 %s: never asked again; another card is charged once, at once',
	async (code) => {
		const owed = await declined(code)
		expect(await waits(owed)).toBe('card')
		for (const day of ['2026-03-03', '2026-03-10']) await on(day)
		// Money that comes in another way wakes the plan, not the card.
		const part = { obligationId: owed.obligationId, method: 'cash' as const, amountMinor: 500, notify: false }
		must(await as(house.coach).do(recordPayment, part))
		await on('2026-03-11')
		expect(await attempts(owed)).toHaveLength(1)
		await keepsCard(house, fake, '5555555555554444')
		await within(house.id, (db) =>
			db
				.updateTable('card')
				.set({ is_default: sql`last4 = '4444'` })
				.where('client_id', '=', house.client.id)
				.execute(),
		)
		await drain()
		await looksAround()
		await drain()
		expect((await attempts(owed)).map(({ state }) => state)).toEqual(['failed', 'paid'])
		expect(await states(owed)).toEqual(['settled', 'later'])
	},
)

test('34 a decline that is told twice counts once', async () => {
	const owed = await declined('insufficient_funds')
	const row = () =>
		within(house.id, (db) =>
			db
				.selectFrom('collection')
				.innerJoin('charge_part', 'charge_part.obligation_id', 'collection.obligation_id')
				.select(['charge_part.charge_id', 'tries'])
				.where('collection.obligation_id', '=', owed.obligationId)
				.executeTakeFirstOrThrow(),
		)
	const { charge_id: chargeId, tries } = await row()
	expect(tries).toBe(1)
	const { obligationId } = owed
	const told = { obligationId, chargeId, decline: 'funds' as const }
	must(await perform(noteDecline, told, { actor: touchline(house.id) }))
	expect((await row()).tries).toBe(1)
})

test('31 what came in another way isn’t taken again, even before anybody has looked', async () => {
	const owed = await declined('insufficient_funds')
	fake.decline('4242', null)
	clock('2026-03-05T10:00:00Z')
	const part = { obligationId: owed.obligationId, method: 'cash' as const, amountMinor: 3000, notify: false }
	must(await as(house.coach).do(recordPayment, part))
	// Its reactions wait: the round that asks cards again comes first.
	await asksCardsAgain()
	await drain()
	await looksAround()
	expect(await attempts(owed)).toHaveLength(1)
})

test('54 instalment one fails and two falls due: one is collected first, and nobody is dunned twice', async () => {
	const owed = await declined('stolen_card')
	await subjects()
	await on('2026-04-02')
	expect(await attempts(owed)).toHaveLength(1)
	expect(await subjects()).toEqual([])
	const { obligationId } = owed
	must(
		await as(house.coach).do(recordPayment, {
			obligationId,
			method: 'cash',
			amountMinor: 3000,
			notify: false,
		}),
	)
	fake.decline('4242', null)
	await drain()
	await on('2026-04-02')
	expect((await attempts(owed)).map(({ state }) => state)).toEqual(['failed', 'paid'])
	expect(await seen(owed)).toMatchObject({ state: 'paid' })
})

test('31 the client pays while the worker charges: one payment', async () => {
	await card()
	const owed = await sold(house, { priceMinor: 6000 })
	must(await plan(owed, { count: 2, byCard: true, firstOn: '2026-03-10', notify: false }))
	await drain()
	clock('2026-03-10T10:00:00Z')
	const [{ id: cardId } = { id: '' }] = (await as(house.client).ask(myCards, {})).cards
	const pressed = as(house.client).do(pay, { obligationIds: [owed.obligationId], cardId })
	await Promise.all([collectDue.run(), collectDue.run(), pressed])
	await drain()
	clock('2026-03-10T10:30:00Z')
	await looksAround()
	await drain()
	const paid = (await attempts(owed)).filter(({ state }) => state === 'paid')
	// The worker first: the instalment of today. The client first, before anything was due: all that is open (8.2). Never both.
	expect(paid).toHaveLength(1)
	const paidMinor = Number(paid[0]?.amount_minor)
	expect([3000, 6000]).toContain(paidMinor)
	expect(await seen(owed)).toMatchObject({ paidMinor, openMinor: 6000 - paidMinor })
})

test('what is called off ends its plan: nobody is charged', async () => {
	await card()
	const owed = await sold(house)
	must(await plan(owed, { byCard: true, firstOn: '2026-03-10', notify: false }))
	await drain()
	await resold(house, { ...owed, stands: false })
	await on('2026-03-10')
	expect(await attempts(owed)).toEqual([])
	expect((await as(house.coach).ask(planOfObligation, { obligationId: owed.obligationId })).plan).toBeNull()
})
