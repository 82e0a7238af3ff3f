import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { bookAppointment } from '#features/appointments/use-cases/book-appointment.ts'
import { undoChange } from '#features/appointments/use-cases/undo-change.ts'
import { chooseDefaultCard } from '#features/charges/use-cases/choose-default-card.ts'
import { bookable, openHours } from '#features/testing/appointments.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { owedForPackage, packageNow } from '#features/testing/packages.ts'
import { completes, enrolledWith, hasBegun, trainingNow } from '#features/testing/renewals.ts'
import {
	asksCardsAgain,
	cardStudio,
	keepsCard,
	looksAround,
	looksAt,
	useStripe,
} from '#features/testing/stripe.ts'
import { as, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import type { FakeStripe } from '../../../fakes/stripe/server.ts'
import { endEnrolment } from './use-cases/end-enrolment.ts'

useHouse()
let fake: FakeStripe
let house: TestStudio
let typeId: string
let enrolmentId: string
beforeAll(async () => {
	fake = await useStripe()
})
afterAll(() => fake.close())
beforeEach(async () => {
	setClock(() => new Date('2026-03-10T15:00:00Z'))
	house = await cardStudio(fake)
	await keepsCard(house, fake)
	await openHours(house)
	typeId = await bookable(house, { priceMinor: 4500 })
	enrolmentId = await enrolledWith(house, 1)
	await drain()
	posted.length = 0
})
afterEach(async () => {
	fake.decline('4242', null)
	// The rounds go to all studios: those of earlier tests have nothing left to collect.
	await within(house.id, (db) => db.deleteFrom('collection').execute())
})

const subjects = async () => {
	await drain()
	return posted
		.splice(0)
		.map(({ subject }) => subject)
		.toSorted()
}
const completesLast = async () => must(await completes(house, await hasBegun(house, typeId)))
/** What the worker does on a day at ten, until nothing more follows. */
async function on(day: string): Promise<void> {
	setClock(() => new Date(`${day}T10:00:00Z`))
	for (const round of [asksCardsAgain, drain, looksAround, drain]) await round()
}
const charges = () =>
	within(house.id, async (db) => {
		const rows = await db.selectFrom('charge').select(['id', 'state', 'amount_minor']).orderBy('id').execute()
		return rows.map(({ state, amount_minor }) => `${state} ${amount_minor}`)
	})
const chargeId = () =>
	within(house.id, async (db) => (await db.selectFrom('charge').select('id').executeTakeFirstOrThrow()).id)
const taken = () => fake.all('payment_intent').filter(({ status }) => status === 'succeeded').length
const onDeckId = async () => (await trainingNow(house)).onDeck?.packageId ?? ''

test('35, 10.4, I13 the card is charged once after the completion, with one mail each and a receipt’s confirmation', async () => {
	await completesLast()
	expect(await charges()).toEqual(['begun 4000'])
	await drain()
	expect(await charges()).toEqual(['paid 4000'])
	expect((await trainingNow(house)).onDeck).toMatchObject({ state: 'ready', openMinor: 0 })
	expect(await subjects()).toEqual([
		expect.stringMatching(/^A session with .* is booked at €40.00$/),
		'Amélie Durand: a session is booked at €40.00',
		'Payment received: €40.00',
	])
})

test('38 opted out before the charge’s work begins, no card is asked, and nothing is owed', async () => {
	const before = taken()
	await completesLast()
	must(await as(house.client).do(endEnrolment, { enrolmentId }))
	await drain()
	expect(await charges()).toEqual(['cancelled 4000'])
	expect(taken()).toBe(before)
	expect((await trainingNow(house)).onDeck).toBeNull()
})

test('38, I12 opted out at the very moment the charge’s work runs, twenty times: charged and kept before it, or not at all', async () => {
	for (let n = 0; n < 20; n++) {
		const own = await cardStudio(fake)
		await keepsCard(own, fake)
		const type = await bookable(own, { priceMinor: 4500 })
		const id = await enrolledWith(own, 1)
		must(await completes(own, await hasBegun(own, type)))
		const charge = await within(own.id, (db) =>
			db.selectFrom('charge').select('id').executeTakeFirstOrThrow(),
		)
		await Promise.all([
			looksAt(own, charge.id),
			as(own.client).do(endEnrolment, { enrolmentId: id }).then(must),
		])
		await drain()
		await looksAt(own, charge.id)
		await drain()
		const [owed] = await within(own.id, (db) =>
			db
				.selectFrom('obligation')
				.selectAll()
				.where('kind', '=', 'package')
				.orderBy('id', 'desc')
				.limit(1)
				.execute(),
		)
		const { state } = await within(own.id, (db) =>
			db.selectFrom('charge').select('state').where('id', '=', charge.id).executeTakeFirstOrThrow(),
		)
		const { state: of } = await packageNow(own, owed?.payable_id ?? '')
		const held = await within(own.id, (db) =>
			db.selectFrom('refund').select('state').where('charge_id', '=', charge.id).execute(),
		)
		// Asked for before the opt-out: the session is theirs, or the money is on its way back; else nobody was asked.
		if (state === 'paid') expect(of === 'active' || held.length === 1, `round ${n}: ${of}`).toBe(true)
		else expect([state, of, Number(owed?.open_minor)]).toEqual(['cancelled', 'withdrawn', 0])
	}
}, 120_000)

test('41, 10.9, 29 declined: session and debt stay, both are told, the card is asked again on the schedule; then it is paid', async () => {
	fake.decline('4242', 'insufficient_funds')
	await completesLast()
	await drain()
	expect((await trainingNow(house)).onDeck).toMatchObject({
		state: 'unpaid',
		openMinor: 4000,
		waitsFor: 'money',
	})
	expect(await subjects()).toEqual([
		expect.stringMatching(/^A session with .* is booked at €40.00$/),
		'Amélie Durand: a session is booked at €40.00',
		'Amélie Durand: €40.00 for the session on deck could not be charged',
		'€40.00 for Session on deck could not be charged',
	])
	await on('2026-03-12')
	expect(await charges()).toHaveLength(1)
	await on('2026-03-13')
	expect(await subjects()).toEqual([])
	fake.decline('4242', null)
	await on('2026-03-18')
	expect(await charges()).toEqual(['failed 4000', 'failed 4000', 'paid 4000'])
	expect((await trainingNow(house)).onDeck).toMatchObject({ state: 'ready', openMinor: 0 })
})

test('28, 10.9 an expired card: no retry on it; another one is charged at once', async () => {
	fake.decline('4242', 'expired_card')
	await completesLast()
	await drain()
	await on('2026-03-20')
	expect(await charges()).toHaveLength(1)
	expect((await trainingNow(house)).onDeck?.waitsFor).toBe('card')
	const cardId = await keepsCard(house, fake, '5555555555554444')
	must(await as(house.client).do(chooseDefaultCard, { cardId }))
	await drain()
	expect((await trainingNow(house)).onDeck?.state).toBe('ready')
})

test('12, I12 opted out while the card is being asked again: it isn’t any more, and nothing is owed', async () => {
	fake.decline('4242', 'insufficient_funds')
	await completesLast()
	await drain()
	must(await as(house.client).do(endEnrolment, { enrolmentId }))
	fake.decline('4242', null)
	for (const day of ['2026-03-13', '2026-03-18', '2026-03-25']) await on(day)
	expect(await charges()).toEqual(['failed 4000'])
})

test('I12 opted out with an unpaid session that is arranged: it stays due, and no card is asked for it', async () => {
	fake.decline('4242', 'insufficient_funds')
	await completesLast()
	await drain()
	const packageId = await onDeckId()
	await within(house.id, (db) =>
		db.updateTable('package').set({ open_unpaid: true }).where('id', '=', packageId).execute(),
	)
	must(await as(house.client).do(bookAppointment, { typeId, startsAt: '2026-04-12T09:00:00Z' }))
	must(await as(house.client).do(endEnrolment, { enrolmentId }))
	fake.decline('4242', null)
	for (const day of ['2026-03-13', '2026-03-18', '2026-03-25']) await on(day)
	expect(await charges()).toEqual(['failed 4000'])
	expect(await packageNow(house, packageId)).toMatchObject({ openMinor: 4000, reserved: 1 })
})

test('10.8, 43 undone after the card was charged: the session goes and its money goes back to the card, once', async () => {
	const { eventId } = await completesLast()
	await drain()
	const packageId = await onDeckId()
	const undone = must(await as(house.coach).do(undoChange, { eventId: eventId ?? '' }))
	expect(undone.note).toContain('taken back')
	await drain()
	expect(await owedForPackage(house, packageId)).toMatchObject({ refundedMinor: 4000, state: 'refunded' })
	expect((await packageNow(house, packageId)).state).toBe('refunded')
	expect(fake.all('refund').at(-1)).toMatchObject({ amount: 4000, status: 'succeeded' })
})

test('10.8 undone before the card was asked: it never is', async () => {
	const before = taken()
	const { eventId } = await completesLast()
	must(await as(house.coach).do(undoChange, { eventId: eventId ?? '' }))
	await drain()
	await looksAt(house, await chargeId())
	expect(await charges()).toEqual(['cancelled 4000'])
	expect(taken()).toBe(before)
})
