import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookable } from '#features/testing/appointments.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { completes, enrolledWith, hasBegun, trainingNow } from '#features/testing/renewals.ts'
import { cardStudio, keepsCard, useStripe } from '#features/testing/stripe.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { type TwoApps, twoApps } from '#features/testing/two-apps.ts'
import { setClock } from '#platform/clock.ts'
import type { FakeStripe } from '../../../fakes/stripe/server.ts'
import { endEnrolment } from './use-cases/end-enrolment.ts'
import { enrol } from './use-cases/enrol.ts'

useHouse()
const now = '2026-03-10T15:00:00Z'
let apps: TwoApps
let fake: FakeStripe
beforeAll(async () => {
	setClock(() => new Date(now))
	fake = await useStripe()
	apps = await twoApps(now)
}, 60_000)
afterAll(async () => {
	apps.stop()
	await fake.close()
})

const renewals = (house: TestStudio) =>
	within(house.id, (db) => db.selectFrom('renewal').selectAll().execute())
const charges = (house: TestStudio) =>
	within(house.id, (db) => db.selectFrom('charge').select('state').execute())
const many = Array.from({ length: 32 }, (_, n) => n)

const rounds = 60

test('I11, 35 a session completed 32 times at once, sixty rounds: each leaves exactly one on deck, one charge, one mail each', async () => {
	const house = await cardStudio(fake)
	await keepsCard(house, fake)
	const typeId = await bookable(house, { priceMinor: 4500 })
	await enrolledWith(house, 1)
	await drain()
	for (let round = 1; round <= rounds; round++) {
		posted.length = 0
		const appointmentId = await hasBegun(house, typeId)
		const answers = await Promise.all(many.map(() => completes(house, appointmentId)))
		expect(answers.every(({ ok }) => ok)).toBe(true)
		await drain()
		const all = await renewals(house)
		expect([all.length, all.filter(({ on_deck }) => on_deck).length], `round ${round}`).toEqual([round, 1])
		expect((await charges(house)).map(({ state }) => state)).toEqual(Array(round).fill('paid'))
		const told = posted.map(({ subject }) => subject).filter((subject) => subject.includes('is booked at'))
		expect(told).toHaveLength(2)
	}
	const intents = fake.all('payment_intent').filter(({ status }) => status === 'succeeded')
	expect(intents).toHaveLength(rounds)
}, 300_000)

test('I11 the same over two processes of the app: one on deck, one obligation', async () => {
	for (let round = 0; round < 5; round++) {
		const house = await studio()
		const typeId = await bookable(house, { priceMinor: 4500 })
		await enrolledWith(house, 1)
		const id = await hasBegun(house, typeId)
		const answers = await apps.atOnce(
			many.map(() => ({ actor: house.coach, path: `/appointments/${id}/complete` })),
		)
		expect(answers.map(({ status }) => status)).toEqual(many.map(() => 200))
		expect(await renewals(house)).toHaveLength(1)
		expect(await trainingNow(house)).toMatchObject({ available: 1, onDeck: { openMinor: 4000 } })
	}
}, 120_000)

test('I12 completed 16 times and opted out 16 times at once, over two processes: nothing is left to be charged', async () => {
	for (let round = 0; round < 10; round++) {
		const house = await studio()
		const typeId = await bookable(house, { priceMinor: 4500 })
		const enrolmentId = await enrolledWith(house, 1)
		const id = await hasBegun(house, typeId)
		const answers = await apps.atOnce(
			many.map((n) =>
				n % 2
					? { actor: house.coach, path: `/appointments/${id}/complete` }
					: { actor: house.client, path: `/renewals/${enrolmentId}/end` },
			),
		)
		expect(answers.filter(({ status }, n) => n % 2 === 0 && status === 200)).toHaveLength(1)
		const open = await within(house.id, (db) =>
			db.selectFrom('obligation').select('id').where('open_minor', '>', '0').execute(),
		)
		expect(open).toEqual([])
	}
}, 120_000)

test('10.5 enrolled 32 times at once: once', async () => {
	const house = await studio()
	const enrolmentId = await enrolledWith(house, 1)
	await as(house.client).do(endEnrolment, { enrolmentId })
	const given = { coachId: house.coach.id, rateMinor: 4000, consentVersion: 1, agreed: true }
	const answers = await Promise.all(many.map(() => as(house.client).do(enrol, given)))
	expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
}, 60_000)
