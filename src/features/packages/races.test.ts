import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookable, openHours } from '#features/testing/appointments.ts'
import { useHouse } from '#features/testing/house.ts'
import { balance, hasPackage, packageNow } from '#features/testing/packages.ts'
import { studio, type TestStudio, within } from '#features/testing/studio.ts'
import { type TwoApps, twoApps } from '#features/testing/two-apps.ts'
import { setClock } from '#platform/clock.ts'
import { addDays } from '#platform/time/days.ts'

useHouse()
const now = '2026-03-01T08:00:00Z'
let apps: TwoApps
beforeAll(async () => {
	setClock(() => new Date(now))
	apps = await twoApps(now)
}, 60_000)
afterAll(() => apps.stop())

/** 32 different times, which the client books all at once. */
const times = Array.from({ length: 32 }, (_, n) => `${addDays('2026-03-10', n)}T09:00:00Z`)
const entries = (house: TestStudio, kind: string) =>
	within(house.id, (db) => db.selectFrom('credit_entry').select('id').where('kind', '=', kind).execute())
const owed = (house: TestStudio) =>
	within(house.id, (db) =>
		db.selectFrom('obligation').select('id').where('kind', '=', 'appointment').execute(),
	)

test('I9 32 bookings at once on one credit: one takes it, the others are owed in money; on none is it taken twice', async () => {
	const house = await studio()
	await openHours(house)
	const typeId = await bookable(house, { priceMinor: 4500 })
	const packageId = await hasPackage(house, { sessions: 1, priceMinor: 4000 })
	const asked = times.map((startsAt) => ({
		actor: house.client,
		path: '/appointments/book',
		body: { typeId, startsAt },
	}))
	const answers = await apps.atOnce(asked)
	expect(answers.map(({ status }) => status)).toEqual(times.map(() => 201))
	expect(await balance(house, packageId)).toEqual([0, 1, 0, 0, 0])
	expect(await entries(house, 'reserved')).toHaveLength(1)
	expect(await owed(house)).toHaveLength(31)
}, 120_000)

test('10.2 16 bookings at once in a week capped at two: two stand, the others read why', async () => {
	const house = await studio()
	await openHours(house)
	const typeId = await bookable(house, { priceMinor: 4500 })
	const packageId = await hasPackage(house, { sessions: 20, weeklyCap: 2 })
	const week = Array.from(
		{ length: 16 },
		(_, n) => `2026-03-${10 + (n % 4)}T${String(9 + Math.floor(n / 4)).padStart(2, '0')}:00:00Z`,
	)
	const answers = await apps.atOnce(
		week.map((startsAt) => ({ actor: house.client, path: '/appointments/book', body: { typeId, startsAt } })),
	)
	expect(answers.filter(({ status }) => status === 201)).toHaveLength(2)
	expect(answers.filter(({ code }) => code === 'packages_weekly_cap')).toHaveLength(14)
	expect(await balance(house, packageId)).toEqual([18, 2, 0, 0, 0])
}, 120_000)

test('I10 32 times cancelled at once, by client and coach: the credit comes back once', async () => {
	const house = await studio()
	await openHours(house)
	const typeId = await bookable(house, { priceMinor: 4500 })
	const packageId = await hasPackage(house, { sessions: 2, priceMinor: 8000 })
	const book = { actor: house.client, path: '/appointments/book', body: { typeId, startsAt: times[0] } }
	const [{ body } = { body: {} }] = await apps.atOnce([book])
	const id = (body as { appointmentId: string }).appointmentId
	const answers = await apps.atOnce(
		times.map((_, n) =>
			n % 2
				? { actor: house.client, path: `/appointments/${id}/places/cancel` }
				: { actor: house.coach, path: `/appointments/${id}/cancel` },
		),
	)
	expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
	expect(await balance(house, packageId)).toEqual([2, 0, 0, 0, 0])
	expect(await entries(house, 'returned')).toHaveLength(1)
}, 120_000)

test('46, I16 refunded 16 times at once while 16 bookings go on: shares go back once, and nothing that went back is booked', async () => {
	const house = await studio()
	await openHours(house)
	const typeId = await bookable(house, { priceMinor: 4500 })
	const packageId = await hasPackage(house)
	const answers = await apps.atOnce(
		times.map((startsAt, n) =>
			n % 2
				? { actor: house.client, path: '/appointments/book', body: { typeId, startsAt } }
				: {
						actor: house.coach,
						path: `/packages/${packageId}/refund`,
						body: { method: 'cash', notify: false },
					},
		),
	)
	expect(answers.filter(({ status }, n) => n % 2 === 0 && status === 200).length).toBeLessThanOrEqual(1)
	const { free, reserved, state, paidMinor } = await packageNow(house, packageId)
	expect([free, paidMinor]).toEqual([0, 40_000])
	const { refunded } = await within(house.id, (db) =>
		db
			.selectFrom('obligation')
			.select('refunded_minor as refunded')
			.where('payable_id', '=', packageId)
			.executeTakeFirstOrThrow(),
	)
	expect(Number(refunded)).toBe(state === 'refunded' ? (10 - reserved) * 4000 : 0)
}, 120_000)
