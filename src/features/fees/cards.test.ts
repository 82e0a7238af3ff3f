import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { chooseDefaultCard } from '#features/charges/use-cases/choose-default-card.ts'
import { deleteClient } from '#features/clients/use-cases/delete-client.ts'
import { changePaymentSettings } from '#features/payments/use-cases/change-payment-settings.ts'
import { noteOverdue } from '#features/payments/use-cases/note-overdue.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import {
	asksAboutAccounts,
	asksCardsAgain,
	cardStudio,
	keepsCard,
	looksAround,
	useStripe,
} from '#features/testing/stripe.ts'
import { as, type TestStudio, within } from '#features/testing/studio.ts'
import { touchline } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { must, perform } from '#platform/perform.ts'
import type { FakeStripe } from '../../../fakes/stripe/server.ts'
import { fee } from './queries/fee.ts'
import { myFees } from './queries/my-fees.ts'
import { beginDue } from './regular.ts'
import { changeFee } from './use-cases/change-fee.ts'
import { makeFee } from './use-cases/make-fee.ts'

useHouse()
let fake: FakeStripe
let house: TestStudio
beforeAll(async () => {
	fake = await useStripe()
})
afterAll(() => fake.close())
beforeEach(async () => {
	setClock(() => new Date('2026-03-01T09:00:00Z'))
	house = await cardStudio(fake)
	await keepsCard(house, fake)
	await drain()
	posted.length = 0
})
afterEach(async () => {
	fake.decline('4242', null)
	// The rounds go to all studios: those of earlier tests have nothing left to collect.
	await within(house.id, (db) => db.deleteFrom('collection').execute())
	await within(house.id, (db) => db.updateTable('fee').set({ next_at: null }).execute())
})

const made = async (more: object = {}): Promise<string> => {
	const given = { clientId: house.client.id, name: 'Online coaching', amountMinor: 6000, notify: false }
	return must(await as(house.coach).do(makeFee, { ...given, firstOn: '2026-03-02', byCard: true, ...more }))
		.feeId
}
const seen = (feeId: string) => as(house.coach).ask(fee, { feeId })
const subjects = async () => {
	await drain()
	return posted.splice(0).map(({ subject }) => subject)
}
/** What the worker does on a day at ten, until nothing more follows. */
async function on(day: string): Promise<void> {
	setClock(() => new Date(`${day}T10:00:00Z`))
	for (const round of [beginDue.run, asksCardsAgain, drain, looksAround, drain]) await round()
}
const attempts = () =>
	within(house.id, async (db) => {
		const rows = await db.selectFrom('charge').select(['state', 'amount_minor']).orderBy('id').execute()
		return rows.map(({ state, amount_minor }) => `${state} ${amount_minor}`)
	})

test('11.1, 11.3 a fee by card is charged on the morning of each period, once, and says so by its receipt alone', async () => {
	const feeId = await made()
	await on('2026-03-02')
	await on('2026-03-02')
	await on('2026-04-02')
	expect(await attempts()).toEqual(['paid 6000', 'paid 6000'])
	expect(await subjects()).toEqual(Array(2).fill('Payment received: €60.00'))
	expect(await seen(feeId)).toMatchObject({ openMinor: 0, paidUntil: '2026-05-02', nextOn: '2026-05-02' })
})

test('28, 29, 34 declined, it is asked again after three, five and seven days; each period for itself', async () => {
	fake.decline('4242', 'insufficient_funds')
	const feeId = await made({ every: 2, unit: 'week' })
	await on('2026-03-02')
	expect(await seen(feeId)).toMatchObject({ waitsFor: 'money', againOn: '2026-03-05' })
	for (const day of ['2026-03-05', '2026-03-10', '2026-03-16', '2026-03-17', '2026-03-18']) await on(day)
	// Four times for the first period, once for the second, which began meanwhile.
	expect(await attempts()).toEqual(Array(5).fill('failed 6000'))
	expect((await subjects()).toSorted()).toEqual([
		'Amélie Durand: €60.00 could not be charged',
		...Array(3).fill(expect.stringMatching(/^€60.00 for Online coaching \(.*\) could not be charged$/)),
	])
	fake.decline('4242', null)
	await on('2026-03-19')
	expect(await seen(feeId)).toMatchObject({
		openMinor: 6000,
		periods: [{ state: 'paid' }, { state: 'pending' }],
	})
})

test('28 another card is charged at once, for every period that waited for it, in their order', async () => {
	fake.decline('4242', 'expired_card')
	const feeId = await made({ every: 1, unit: 'week' })
	await on('2026-03-02')
	await on('2026-03-09')
	expect((await as(house.client).ask(myFees, {})).fees).toMatchObject([
		{ waitsFor: 'card', openMinor: 12_000 },
	])
	const cardId = await keepsCard(house, fake, '5555555555554444')
	must(await as(house.client).do(chooseDefaultCard, { cardId }))
	await drain()
	await on('2026-03-10')
	expect((await seen(feeId)).openMinor).toBe(0)
})

test('34 once the card isn’t asked any more, new bookings wait where the studio wants it so; the coach is told', async () => {
	must(await as(house.owner).do(changePaymentSettings, { bookingsWait: true, overdueDays: 300 }))
	fake.decline('4242', 'insufficient_funds')
	await made()
	const look = async () => {
		must(await perform(noteOverdue, {}, { actor: touchline(house.id) }))
		return (await subjects()).filter((each) => each.includes('bookings'))
	}
	for (const day of ['2026-03-02', '2026-03-05', '2026-03-10']) await on(day)
	expect(await look()).toEqual([])
	await on('2026-03-17')
	expect(await look()).toEqual(['Amélie Durand: new bookings wait for a payment'])
	expect(await look()).toEqual([])
})

test('11.1 from card to hand and back counts from the next period on', async () => {
	const feeId = await made()
	await on('2026-03-02')
	must(await as(house.coach).do(changeFee, { feeId, byCard: false, notify: false }))
	await on('2026-04-02')
	expect(await attempts()).toEqual(['paid 6000'])
	must(await as(house.coach).do(changeFee, { feeId, byCard: true, notify: false }))
	await on('2026-05-02')
	expect(await attempts()).toEqual(['paid 6000', 'paid 6000'])
	expect(await seen(feeId)).toMatchObject({ openMinor: 6000 })
})

test('11.3 an account that may not charge: the owner is told once, nobody’s client is, and it goes on by itself', async () => {
	fake.knobs.chargesEnabled = false
	await within(house.id, (db) =>
		db.updateTable('stripe_connection').set({ charges_enabled: false }).execute(),
	)
	await made()
	await made({ name: 'Gym' })
	await on('2026-03-02')
	await on('2026-03-03')
	expect(await attempts()).toEqual([])
	expect(await subjects()).toEqual(['Your Stripe account may not charge cards at the moment'])
	await asksAboutAccounts()
	await on('2026-03-04')
	expect(await attempts()).toEqual([])
	fake.knobs.chargesEnabled = true
	await asksAboutAccounts()
	await drain()
	await on('2026-03-05')
	expect(await attempts()).toEqual(['paid 6000', 'paid 6000'])
})

test('I40 a deleted client’s card goes at the provider too, also where it is gone there already', async () => {
	const left = () => within(house.id, (db) => db.selectFrom('card_left_behind').selectAll().execute())
	await keepsCard(house, fake, '5555555555554444')
	must(await as(house.owner).do(deleteClient, { clientId: house.client.id, confirm: 'Amélie Durand' }))
	const [first, second] = await left()
	expect(second).toBeDefined()
	await fetch(`${fake.url}/v1/payment_methods/${first?.method_id}/detach`, {
		method: 'POST',
		headers: { authorization: `Bearer ${fake.key}` },
	})
	await looksAround()
	expect(await left()).toEqual([])
	for (const card of [first, second])
		expect(fake.all('payment_method').find(({ id }) => id === card?.method_id)?.customer ?? null).toBeNull()
})
