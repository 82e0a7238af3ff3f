import { afterAll, beforeAll, expect, test } from 'vitest'
import { useHouse } from '#features/testing/house.ts'
import { as, clientOf, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { type TwoApps, twoApps } from '#features/testing/two-apps.ts'
import { type ClientActor, visitor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { addDays } from '#platform/time/days.ts'
import { createAppointment } from './use-cases/create-appointment.ts'
import { createType } from './use-cases/create-type.ts'

useHouse()
const now = '2026-03-01T08:00:00Z'
let apps: TwoApps

beforeAll(async () => {
	setClock(() => new Date(now))
	apps = await twoApps(now)
}, 60_000)
afterAll(() => apps.stop())

const overlaps = (house: TestStudio) =>
	within(house.id, (db) =>
		db
			.selectFrom('coach_busy as a')
			.innerJoin('coach_busy as b', 'b.coach_id', 'a.coach_id')
			.select('a.id')
			.whereRef('a.id', '<', 'b.id')
			.where((is) => is('a.during', '&&', is.ref('b.during')))
			.execute(),
	)

async function crowd(count = 32): Promise<TestStudio & { crowd: ClientActor[] }> {
	const house = await studio()
	const coachId = house.coach.id
	const crowd = await Promise.all(
		Array.from({ length: count }, (_, n) =>
			clientOf(house.id, { firstName: `Client ${n}`, lastName: 'Race', coachId }),
		),
	)
	await within(house.id, async (db) => {
		await db.insertInto('coach_schedule').values({ studio_id: house.id, staff_id: coachId }).execute()
		const days = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, from_minute: 540, to_minute: 660 }))
		await db
			.insertInto('weekly_hours')
			.values(days.map((each) => ({ studio_id: house.id, staff_id: coachId, ...each })))
			.execute()
	})
	return { ...house, crowd }
}

const typeOf = async (
	house: TestStudio,
	needsApproval: boolean,
	selfBooking: 'clients' | 'everyone' = 'clients',
) => {
	const terms = { durationMinutes: 60, stepMinutes: 15, minimumNoticeMinutes: 0, horizonDays: 100 }
	const input = { name: `Race ${needsApproval}`, ...terms, selfBooking, needsApproval }
	return must(await as(house.coach).do(createType, { ...input, coachIds: [house.coach.id] })).typeId
}

const starts = ['08:00', '08:15', '08:30', '08:45']
const days = Array.from({ length: 60 }, (_, n) => addDays('2026-03-02', n))
// The clocks go forward on 29 March: 9 in Paris is 8 in UTC before it, 7 after.
const instant = (day: string, time: string) =>
	new Date(Date.parse(`${day}T${time}:00Z`) - (day >= '2026-03-29' ? 3_600_000 : 0)).toISOString()

test('I1 32 clients, two processes, four overlapping starts on 60 days: one booking a day, every loser a clear 409', async () => {
	const house = await crowd()
	const typeId = await typeOf(house, false)
	for (const day of days) {
		const answers = await apps.atOnce(
			house.crowd.map((actor, n) => ({
				actor,
				path: '/appointments/book',
				body: { typeId, startsAt: instant(day, starts[n % 4] as string) },
			})),
		)
		const codes = Map.groupBy(answers, ({ status, code }) => `${status} ${code}`)
		expect([...codes].map(([code, { length }]) => `${code} ${length}`).sort(), day).toEqual([
			'201  1',
			'409 appointments_slot_taken 31',
		])
	}
	expect(await overlaps(house)).toEqual([])
}, 180_000)

test('I1, I2 the same through approval: of 32 requests for overlapping times one is confirmed', async () => {
	const house = await crowd()
	const typeId = await typeOf(house, true)
	const day = days[0] as string
	const asked = await apps.atOnce(
		house.crowd.map((actor, n) => ({
			actor,
			path: '/appointments/book',
			body: { typeId, startsAt: instant(day, starts[n % 4] as string) },
		})),
	)
	expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([201]))
	const ids = await within(house.id, (db) =>
		db.selectFrom('appointment').select('id').where('status', '=', 'requested').execute(),
	)
	const answers = await apps.atOnce(
		[...ids, ...ids].map(({ id }) => ({ actor: house.coach, path: `/appointments/${id}/approve` })),
	)
	expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
	expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]))
	expect(await overlaps(house)).toEqual([])
}, 60_000)

test('I1, I5 the same through moving and planning: one gets the time, the others keep theirs', async () => {
	const house = await crowd(1)
	const planned = { title: 'Session', minutes: 60, startsAt: '2026-06-01T09:00' }
	const repeat = { everyWeeks: 1, weekdays: [], count: 32 }
	const { appointmentIds } = must(await as(house.coach).do(createAppointment, { ...planned, repeat }))
	const moves = appointmentIds.map((id, n) => ({
		actor: house.coach,
		path: `/appointments/${id}`,
		method: 'PATCH',
		body: { startsAt: `2026-05-01T09:${['00', '15', '30', '45'][n % 4]}` },
	}))
	const plans = Array.from({ length: 32 }, (_, n) => ({
		actor: house.owner,
		path: '/appointments',
		body: {
			...planned,
			coachId: house.coach.id,
			startsAt: `2026-05-01T09:${['00', '15', '30', '45'][n % 4]}`,
		},
	}))
	const answers = await apps.atOnce([...moves, ...plans])
	expect(answers.filter(({ status }) => status < 300)).toHaveLength(1)
	expect(new Set(answers.filter(({ status }) => status >= 300).map(({ status }) => status))).toEqual(
		new Set([409]),
	)
	expect(await overlaps(house)).toEqual([])
	const busy = await within(house.id, (db) => db.selectFrom('coach_busy').select('id').execute())
	expect([32, 33]).toContain(busy.length)
}, 60_000)

test('I1 the same through import: sixteen lists and as many plans at once, one appointment a day, every other row says why', async () => {
	const house = await crowd(1)
	const [client] = house.crowd
	const own = await within(house.id, (db) => db.selectFrom('client').select(['id', 'email']).execute())
	const email = own.find(({ id }) => id === client?.id)?.email
	const quarter = (n: number) => ['00', '15', '30', '45'][n % 4]
	const some = days.slice(0, 12)
	const lists = Array.from({ length: 16 }, (_, n) => ({
		actor: n % 2 === 0 ? house.coach : house.owner,
		path: '/appointments/import',
		body: {
			content: [
				'date,time,minutes,email,coach,title',
				// Half of them from the last day to the first: locks are taken in one order all the same.
				...(n % 3 === 0 ? some.toReversed() : some).map(
					(day) => `${day},18:${quarter(n)},60,${email},${house.coach.name},List ${n}`,
				),
			].join('\n'),
		},
	}))
	const plans = some.map((day, n) => ({
		actor: house.owner,
		path: '/appointments',
		body: { title: 'By hand', minutes: 60, coachId: house.coach.id, startsAt: `${day}T18:${quarter(n)}` },
	}))
	const answers = await apps.atOnce([...lists, ...plans])
	expect(new Set(answers.slice(0, 16).map(({ status }) => status))).toEqual(new Set([200]))
	for (const { status } of answers.slice(16)) expect([201, 409]).toContain(status)
	expect(await overlaps(house)).toEqual([])
	const taken = await within(house.id, (db) =>
		db.selectFrom('coach_busy').select(['id', 'appointment_id']).execute(),
	)
	expect(taken).toHaveLength(some.length)
	const made = await within(house.id, (db) => db.selectFrom('appointment').select('id').execute())
	expect(made).toHaveLength(some.length)
}, 120_000)

test('I1, 7.2 32 guests hold and book four overlapping starts on two processes: one holds, one books, every loser a clear 409', async () => {
	const house = await crowd(1)
	const typeId = await typeOf(house, false, 'everyone')
	const actor = visitor('en', null, house.id)
	const guests = (path: string, day: string, offset: number) =>
		Array.from({ length: 32 }, (_, n) => ({
			...{ actor, path, from: `10.${offset}.${day.slice(-2)}.${n}` },
			body: {
				...{ typeId, startsAt: instant(day, starts[n % 4] as string) },
				...{ firstName: 'Guest', lastName: String(n), email: `guest-${n % 8}-${day}@example.test` },
			},
		}))
	for (const day of days.slice(0, 20)) {
		const bare = ({ body: { typeId, startsAt }, ...rest }: ReturnType<typeof guests>[number]) => ({
			...rest,
			body: { typeId, startsAt },
		})
		const holds = await apps.atOnce(guests('/guest/hold', day, 0).map(bare))
		expect(
			holds.filter(({ status }) => status === 201),
			day,
		).toHaveLength(1)
		expect(new Set(holds.map(({ status }) => status)), day).toEqual(new Set([201, 409]))
		// Nobody without the hold gets past it, however many come; the day after, nothing is held, and one books.
		const held = await apps.atOnce(guests('/guest/book', day, 1))
		expect(new Set(held.map(({ status, code }) => `${status} ${code}`)), day).toEqual(
			new Set(['409 booking_time_gone']),
		)
		const after = addDays(day, 30)
		const books = await apps.atOnce(guests('/guest/book', after, 2))
		expect(
			books.filter(({ status }) => status === 201),
			after,
		).toHaveLength(1)
		expect(new Set(books.map(({ status, code }) => `${status} ${code}`)), after).toEqual(
			new Set(['201 ', '409 booking_time_gone']),
		)
	}
	expect(await overlaps(house)).toEqual([])
}, 180_000)

test('I3 32 guests join a group of six on two processes: six seats, every other one hears that it is full', async () => {
	const house = await crowd(1)
	const terms = { durationMinutes: 60, minimumNoticeMinutes: 0, horizonDays: 100 }
	const group = {
		name: 'Group race',
		capacity: 6,
		selfBooking: 'everyone' as const,
		coachIds: [house.coach.id],
	}
	const { typeId } = must(await as(house.coach).do(createType, { ...terms, ...group }))
	const plan = days.slice(0, 10).map((day) => ({ typeId, startsAt: `${day}T10:00`, clientIds: [] }))
	for (const [round, input] of plan.entries()) {
		const [appointmentId = ''] = must(await as(house.coach).do(createAppointment, input)).appointmentIds
		const guests = Array.from({ length: 32 }, (_, n) => ({
			...{ actor: visitor('en', null, house.id), path: '/guest/join', from: `10.9.${round}.${n}` },
			// Some come twice.
			body: {
				appointmentId,
				...{ firstName: 'Guest', lastName: String(n), email: `join-${round}-${n % 24}@example.test` },
			},
		}))
		const answers = await apps.atOnce(guests)
		const seats = await within(house.id, (db) =>
			db
				.selectFrom('appointment_place')
				.select(['seat', 'client_id'])
				.where('appointment_id', '=', appointmentId)
				.execute(),
		)
		expect(new Set(seats.map(({ seat }) => seat))).toEqual(new Set([1, 2, 3, 4, 5, 6]))
		expect(new Set(seats.map(({ client_id }) => client_id)).size).toBe(6)
		expect(new Set(answers.map(({ status, code }) => `${status} ${code}`))).toEqual(
			new Set(['201 ', '409 appointments_full']),
		)
	}
}, 120_000)
