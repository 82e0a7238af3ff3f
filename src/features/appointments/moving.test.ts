import { beforeEach, expect, test } from 'vitest'
import { bookable, openHours } from '#features/testing/appointments.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { as, clientOf, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { ownTimesToMove } from './queries/moving.ts'
import { mySessions } from './queries/my-sessions.ts'
import { openGroupSessions } from './queries/open-group-sessions.ts'
import { approveRequest } from './use-cases/approve-request.ts'
import { bookAppointment } from './use-cases/book-appointment.ts'
import { cancelPlace } from './use-cases/cancel-place.ts'
import { createAppointment } from './use-cases/create-appointment.ts'
import { joinAppointment } from './use-cases/join-appointment.ts'
import { moveOwnAppointment } from './use-cases/move-own-appointment.ts'
import { undoChange } from './use-cases/undo-change.ts'

useHouse()
const clock = (at: string) => setClock(() => new Date(at))
beforeEach(() => {
	clock('2026-03-02T08:00:00Z')
	posted.length = 0
})

// 9:00 in Paris on Tuesday the 10th, and hours of the coach from then to 20:00.
const nine = '2026-03-10T08:00:00Z'
const ten = '2026-03-10T09:00:00Z'
const eleven = '2026-03-10T10:00:00Z'

const rowOf = (house: TestStudio, id: string) =>
	within(house.id, (db) =>
		db.selectFrom('appointment').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
	)
const busyOf = (house: TestStudio) =>
	within(house.id, (db) => db.selectFrom('coach_busy').selectAll().execute())
const subjects = async () => {
	await drain()
	return posted
		.splice(0)
		.map(({ subject }) => subject.replace(/Technique \w+/, 'Technique'))
		.toSorted()
}

async function withBooked(more: Parameters<typeof bookable>[1] = {}) {
	const house = await studio()
	await openHours(house)
	const typeId = await bookable(house, more)
	const made = must(await as(house.client).do(bookAppointment, { typeId, startsAt: nine }))
	await subjects()
	return { house, typeId, id: made.appointmentId }
}

test('7.5 I5 a client moves their session to another free time; the old one is free, both are told', async () => {
	const { house, id } = await withBooked()
	const ahead = await as(house.client).preview(moveOwnAppointment, { appointmentId: id, startsAt: ten })
	expect(ahead).toMatchObject({ effects: [{ kind: 'goes' }, { kind: 'comes' }, { kind: 'told' }] })
	expect((await rowOf(house, id)).starts_at.toISOString()).toBe('2026-03-10T08:00:00.000Z')
	const moved = must(await as(house.client).do(moveOwnAppointment, { appointmentId: id, startsAt: ten }))
	const row = await rowOf(house, id)
	expect(row).toMatchObject({ revision: 2, sequence: 1 })
	expect([row.starts_at.toISOString(), row.ends_at.toISOString()]).toEqual([
		'2026-03-10T09:00:00.000Z',
		'2026-03-10T10:00:00.000Z',
	])
	expect(await busyOf(house)).toHaveLength(1)
	expect(await subjects()).toEqual(['Amélie Durand moved: Technique', 'Changed: Technique'])
	must(await as(house.otherClient).do(bookAppointment, { typeId: row.type_id as string, startsAt: nine }))
	// The old time is somebody else's now: the coach can't put it back there.
	const back = await as(house.coach).do(undoChange, { eventId: moved.eventId })
	expect(back).toMatchObject({ code: 'appointments_coach_busy' })
})

test('I5 where the new time is taken, the old one is kept', async () => {
	const { house, typeId, id } = await withBooked()
	must(await as(house.otherClient).do(bookAppointment, { typeId, startsAt: ten }))
	const onto = await as(house.client).do(moveOwnAppointment, { appointmentId: id, startsAt: ten })
	expect(onto).toMatchObject({ code: 'appointments_slot_taken', field: 'startsAt' })
	expect((await rowOf(house, id)).starts_at.toISOString()).toBe('2026-03-10T08:00:00.000Z')
	expect(await busyOf(house)).toHaveLength(2)
	const night = await as(house.client).do(moveOwnAppointment, {
		appointmentId: id,
		startsAt: '2026-03-10T02:00:00Z',
	})
	expect(night).toMatchObject({ code: 'appointments_slot_taken' })
})

test('7.5 I8 moving has the window of cancelling, a minute before and after', async () => {
	const { house, id } = await withBooked()
	const move = () => as(house.client).preview(moveOwnAppointment, { appointmentId: id, startsAt: eleven })
	clock('2026-03-09T07:59:00Z')
	must(await move())
	expect((await as(house.client).ask(mySessions, {})).sessions[0]).toMatchObject({ movable: true })
	clock('2026-03-09T08:01:00Z')
	expect(await move()).toMatchObject({ code: 'appointments_window_passed_at' })
	expect((await as(house.client).ask(mySessions, {})).sessions[0]).toMatchObject({ movable: false })
	const asked = { appointmentId: id, from: '2026-03-09', to: '2026-03-12' }
	expect(await as(house.client).ask(ownTimesToMove, asked)).toMatchObject({
		decision: 'window_passed',
		times: [],
	})
})

test('7.5 free times to move to: not the present one, but those its own time stood in the way of', async () => {
	const { house, id } = await withBooked({ stepMinutes: 30 })
	const asked = { appointmentId: id, from: '2026-03-10', to: '2026-03-10' }
	const { times, countByDay } = await as(house.client).ask(ownTimesToMove, asked)
	expect(times.map(({ startsAt }) => startsAt).slice(0, 2)).toEqual([
		'2026-03-10T08:30:00Z',
		'2026-03-10T09:00:00Z',
	])
	expect(countByDay).toEqual({ '2026-03-10': 21 })
	await expect(as(house.otherClient).ask(ownTimesToMove, asked)).rejects.toThrow()
})

test('7.2 a request is moved as a request; once confirmed, its time is the coach’s to change', async () => {
	const { house, id } = await withBooked({ needsApproval: true })
	must(await as(house.client).do(moveOwnAppointment, { appointmentId: id, startsAt: ten }))
	expect(await rowOf(house, id)).toMatchObject({ status: 'requested' })
	expect(await busyOf(house)).toHaveLength(0)
	expect(await subjects()).toEqual(['Amélie Durand asks for: Technique', 'Asked for: Technique'])
	must(await as(house.coach).do(approveRequest, { appointmentId: id }))
	const again = await as(house.client).do(moveOwnAppointment, { appointmentId: id, startsAt: eleven })
	expect(again).toMatchObject({ code: 'appointments_not_movable' })
	expect((await as(house.client).ask(mySessions, {})).sessions[0]).toMatchObject({
		cancel: 'allowed',
		movable: false,
	})
})

test('7.1 what clients can’t book they can’t move; a group session is left, not moved', async () => {
	const house = await studio()
	await openHours(house)
	const closed = await bookable(house, { selfBooking: 'nobody' })
	const group = await bookable(house, { capacity: 2 })
	const plan = async (typeId: string, startsAt: string) =>
		must(await as(house.coach).do(createAppointment, { typeId, startsAt, clientIds: [house.client.id] }))
			.appointmentIds[0] as string
	for (const id of [await plan(closed, '2026-03-10T09:00'), await plan(group, '2026-03-10T14:00')])
		expect(await as(house.client).do(moveOwnAppointment, { appointmentId: id, startsAt: ten })).toMatchObject(
			{
				code: 'appointments_not_movable',
			},
		)
})

test('1.4 I29 I30 nobody moves somebody else’s session', async () => {
	const { house, id } = await withBooked()
	const rival = await studio()
	for (const stranger of [house.otherClient, rival.client, house.coach, { ...house.client, archived: true }])
		expect(await as(stranger).do(moveOwnAppointment, { appointmentId: id, startsAt: ten })).toMatchObject({
			code: 'not_found',
		})
})

test('I3 who waited longest gets the seat a client gives back, and hears that it is theirs', async () => {
	const house = await studio()
	const third = await clientOf(house.id, { firstName: 'Cleo', lastName: 'Marsh', coachId: house.coach.id })
	const typeId = await bookable(house, { capacity: 2 })
	const planned = { typeId, startsAt: '2026-03-10T18:00', clientIds: [house.client.id, house.otherClient.id] }
	const made = must(await as(house.coach).do(createAppointment, planned))
	const appointmentId = made.appointmentIds[0] as string
	const list = () => as(third).ask(openGroupSessions, {})
	expect((await list()).sessions).toMatchObject([{ seatsLeft: 0, waiting: 0, mine: null }])
	expect(await as(third).do(joinAppointment, { appointmentId })).toMatchObject({ code: 'appointments_full' })
	must(await as(third).do(joinAppointment, { appointmentId, wait: true }))
	expect((await list()).sessions).toMatchObject([{ seatsLeft: 0, waiting: 1, mine: 'waiting' }])
	expect((await as(third).ask(mySessions, {})).sessions).toMatchObject([
		{ status: 'waiting', cancel: 'allowed' },
	])
	must(await as(house.client).do(cancelPlace, { appointmentId }))
	expect((await list()).sessions).toMatchObject([{ seatsLeft: 0, waiting: 0, mine: 'booked' }])
	expect(await subjects()).toEqual([
		'A place is yours: Technique',
		'Amélie Durand cancelled: Technique',
		'Cancelled: Technique',
	])
})
