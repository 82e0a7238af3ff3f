import { beforeEach, expect, test } from 'vitest'
import type { z } from 'zod'
import { bookable, openHours } from '#features/testing/appointments.ts'
import { bookGuest, from, nine, openToAll } from '#features/testing/guests.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { as, staffMember, type TestStudio, within } from '#features/testing/studio.ts'
import { visitor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { must, perform } from '#platform/perform.ts'
import { openTime, openTimes, openTypeShown } from './queries/open-to-all.ts'
import { times } from './queries/times.ts'
import { sweepHolds } from './regular.ts'
import { bookAppointment } from './use-cases/book-appointment.ts'
import { createAppointment } from './use-cases/create-appointment.ts'
import { holdTime } from './use-cases/hold-time.ts'
import { releaseHold } from './use-cases/release-hold.ts'

useHouse()
const clock = (at: string) => setClock(() => new Date(at))
beforeEach(() => {
	clock('2026-03-02T08:00:00Z')
	posted.length = 0
})

const ten = '2026-03-10T09:00:00Z'
const days = { from: '2026-03-10', to: '2026-03-10', timeZone: 'Europe/Paris' }

async function open(more: Parameters<typeof openToAll>[0] = {}) {
	const world = await openToAll(more)
	return { ...world, guest: visitor('en', null, world.house.id) }
}
type Open = Awaited<ReturnType<typeof open>>

const hold = (
	{ guest, typeId }: Open,
	startsAt = nine,
	more: Partial<z.input<typeof holdTime.input>> = {},
	origin = from(),
) => perform(holdTime, { typeId, startsAt, ...more }, { actor: guest, from: origin })
const book = bookGuest
const free = async ({ guest, typeId }: Open, held: string | null = null) =>
	(await as(guest).ask(openTimes, { typeId, ...days, hold: held })).times.map(({ startsAt }) =>
		Date.parse(startsAt),
	)
const rows = (house: TestStudio) =>
	within(house.id, (db) => db.selectFrom('coach_busy').selectAll().execute())

test('7.2 a held time is nobody else’s for ten minutes: not on the public page, not on a client’s, not by booking', async () => {
	const world = await open()
	const { hold: token, until } = must(await hold(world))
	expect(until).toBe('2026-03-02T08:10:00.000Z')
	expect(await free(world)).not.toContain(Date.parse(nine))
	expect(await free(world, token)).toContain(Date.parse(nine))
	const seen = await as(world.house.client).ask(times, { typeId: world.typeId, ...days })
	expect(seen.times.map(({ startsAt }) => startsAt)).not.toContain(nine)
	const refused = {
		ok: false,
		code: 'booking_time_gone',
		params: { times: expect.stringContaining('10:00') },
	}
	expect(await hold(world)).toMatchObject(refused)
	expect(await book(world)).toMatchObject(refused)
	expect(
		await as(world.house.client).do(bookAppointment, { typeId: world.typeId, startsAt: nine }),
	).toMatchObject({
		code: 'appointments_slot_taken',
	})
	must(await book(world, { hold: token }))
	expect(await rows(world.house)).toMatchObject([{ status: 'booked', hold_hash: null, hold_origin: null }])
})

test('7.2 only the hash of a hold is kept, and no address', async () => {
	const world = await open()
	const { hold: token } = must(await hold(world, nine, {}, from('203.0.113.77')))
	const said = JSON.stringify(await rows(world.house))
	expect(said).not.toContain(token)
	expect(said).not.toContain('203.0.113')
})

test('7.2 a hold that ran out counts for nothing: not for others, not for the constraint, not for its own booking', async () => {
	const world = await open()
	const { hold: token } = must(await hold(world))
	clock('2026-03-02T08:09:59Z')
	expect(await free(world)).not.toContain(Date.parse(nine))
	clock('2026-03-02T08:10:00Z')
	expect(await free(world)).toContain(Date.parse(nine))
	// Somebody else holds over its row, and books over theirs once that ran out too.
	must(await hold(world))
	expect(await rows(world.house)).toHaveLength(1)
	expect(await book(world, { hold: token })).toMatchObject({ code: 'booking_time_gone' })
	clock('2026-03-02T08:20:00Z')
	must(await as(world.house.client).do(bookAppointment, { typeId: world.typeId, startsAt: nine }))
	expect(await rows(world.house)).toMatchObject([{ status: 'booked' }])
})

test('I4 a hold that ran out while somebody typed is taken again where the time is still free', async () => {
	const world = await open()
	const { hold: token } = must(await hold(world))
	clock('2026-03-02T08:30:00Z')
	must(await book(world, { hold: token }))
})

test('7.2 going back gives the time back at once; choosing another gives the first one back', async () => {
	const world = await open()
	const first = must(await hold(world)).hold
	must(await as(world.guest).do(releaseHold, { hold: first }))
	expect(await rows(world.house)).toEqual([])
	const second = must(await hold(world)).hold
	must(await hold(world, ten, { hold: second }))
	expect(await free(world)).toContain(Date.parse(nine))
	expect(await rows(world.house)).toHaveLength(1)
	// What somebody holds doesn't stand in their own way.
	const third = must(await hold(world, nine)).hold
	must(await hold(world, nine, { hold: third }))
})

test('7.2 what ran out is swept', async () => {
	const world = await open()
	must(await hold(world))
	await sweepHolds.run()
	expect(await rows(world.house)).toHaveLength(1)
	clock('2026-03-02T08:10:00Z')
	await sweepHolds.run()
	expect(await rows(world.house)).toEqual([])
})

test('7.2 one place on the network keeps five times at once, others all the same', async () => {
	const world = await open()
	const bot = from('203.0.113.9')
	const kept = []
	for (let at = 0; at < 7; at++)
		kept.push(
			must(await hold(world, new Date(Date.parse(nine) + at * 3_600_000).toISOString(), {}, bot)).hold,
		)
	expect(kept.map((each) => each !== null)).toEqual([true, true, true, true, true, false, false])
	expect(must(await hold(world, '2026-03-11T08:00:00Z')).hold).not.toBeNull()
	// At once, too: the count is not read past somebody who is just being counted.
	const again = from('203.0.113.10')
	const other = await staffMember(world.house.id, 'coach')
	await openHours(world.house, other.id)
	const typeId = await bookable(world.house, {
		selfBooking: 'everyone',
		coachIds: [world.house.coach.id, other.id],
	})
	const both = [world.house.coach.id, other.id]
	const atOnce = await Promise.all(
		Array.from({ length: 12 }, (_, n) =>
			hold(
				{ ...world, typeId },
				new Date(Date.parse('2026-03-12T08:00:00Z') + Math.floor(n / 2) * 3_600_000).toISOString(),
				{ coachId: both[n % 2] },
				again,
			),
		),
	)
	expect(atOnce.filter((each) => each.ok && each.value.hold !== null)).toHaveLength(5)
})

test('7.2 a place on the network that asks all the time is asked to wait', async () => {
	const world = await open()
	const bot = from('203.0.113.11')
	const answers = []
	for (let at = 0; at < 92; at++) answers.push(await hold(world, nine, {}, bot))
	expect(answers.at(-1)).toMatchObject({ code: 'too_many_requests' })
})

test('7.2 a coach who plans by hand wins over a hold; its guest hears of it as they confirm', async () => {
	const world = await open()
	const { hold: token } = must(await hold(world))
	const planned = { title: 'Session', startsAt: '2026-03-10T09:30', minutes: 60 }
	must(await as(world.house.coach).do(createAppointment, planned))
	expect(await rows(world.house)).toMatchObject([{ status: 'booked' }])
	const shown = await as(world.guest).ask(openTime, { typeId: world.typeId, startsAt: nine, hold: token })
	expect(shown).toMatchObject({ free: false, until: null })
	expect(shown.next[0]).toBe('2026-03-10T10:00:00Z')
	expect(await book(world, { hold: token })).toMatchObject({ code: 'booking_time_gone' })
})

test('7.1 a hold of a collective type keeps the time of all its coaches; round robin keeps one, who is then booked', async () => {
	const world = await open()
	const second = await staffMember(world.house.id, 'coach')
	await openHours(world.house, second.id)
	const coachIds = [world.house.coach.id, second.id]
	const team = {
		...world,
		typeId: await bookable(world.house, { selfBooking: 'everyone', assignment: 'collective', coachIds }),
	}
	const { hold: token } = must(await hold(team))
	expect(await rows(world.house)).toHaveLength(2)
	must(await book(team, { hold: token }))
	expect(await rows(world.house)).toMatchObject([{ status: 'booked' }, { status: 'booked' }])
	const either = {
		...world,
		typeId: await bookable(world.house, { selfBooking: 'everyone', assignment: 'round_robin', coachIds }),
	}
	const at = '2026-03-11T08:00:00Z'
	const held = must(await hold(either, at))
	const kept = (await rows(world.house)).find(({ status }) => status === 'held')?.coach_id
	must(await book(either, { hold: held.hold, startsAt: at }))
	const row = await within(world.house.id, (db) =>
		db
			.selectFrom('appointment')
			.select('coach_id')
			.where('starts_at', '=', new Date(at))
			.executeTakeFirstOrThrow(),
	)
	expect(row.coach_id).toBe(kept)
})

test('I2 a request takes no time, so nothing is held for it', async () => {
	const world = await open({ needsApproval: true })
	expect(must(await hold(world))).toMatchObject({ hold: null, until: null })
	expect(await rows(world.house)).toEqual([])
	expect(must(await book(world))).toMatchObject({ request: true })
	expect(must(await book(world, { email: 'other@example.test' }))).toMatchObject({ request: true })
})

test('9.5 a client who is logged in holds and books as themselves', async () => {
	await drain()
	posted.length = 0
	const world = await open()
	const client = { ...world, guest: world.house.client as never }
	const { hold: token } = must(await hold(client))
	const { appointmentId } = must(
		await as(world.house.client).do(bookAppointment, { typeId: world.typeId, startsAt: nine, hold: token }),
	)
	const place = await within(world.house.id, (db) =>
		db
			.selectFrom('appointment_place')
			.selectAll()
			.where('appointment_id', '=', appointmentId)
			.executeTakeFirstOrThrow(),
	)
	expect(place.client_id).toBe(world.house.client.id)
	await drain()
	expect(posted.map(({ subject }) => subject.replace(/Technique \w+/, 'Technique')).toSorted()).toEqual([
		'Amélie Durand booked: Technique',
		'Confirmed: Technique',
	])
})

test('1.4 a type that isn’t open to everyone, a group, an archived one, another studio’s and none at all answer alike', async () => {
	const world = await open()
	const rival = await open()
	const closed = await bookable(world.house, { selfBooking: 'clients' })
	const group = await bookable(world.house, { selfBooking: 'everyone', capacity: 6 })
	for (const typeId of [closed, group, rival.typeId, newId(), 'no-id']) {
		expect(await hold({ ...world, typeId })).toMatchObject({ code: 'not_found' })
		expect(await book({ ...world, typeId })).toMatchObject({ code: 'not_found' })
		await expect(as(world.guest).ask(openTypeShown, { typeId })).rejects.toThrow()
		await expect(as(world.guest).ask(openTimes, { typeId, ...days })).rejects.toThrow()
	}
	// A hold is worth something for the one time it is for.
	const { hold: token } = must(await hold(world))
	expect(await book(world, { startsAt: ten, hold: token })).toMatchObject({ ok: true })
	expect((await rows(world.house)).filter(({ status }) => status === 'held')).toHaveLength(1)
})
