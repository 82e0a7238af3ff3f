import { beforeAll, expect, test } from 'vitest'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { as, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { approveRequest } from './use-cases/approve-request.ts'
import { archiveType } from './use-cases/archive-type.ts'
import { bookAppointment } from './use-cases/book-appointment.ts'
import { createAppointment } from './use-cases/create-appointment.ts'
import { createType } from './use-cases/create-type.ts'
import { declineRequest } from './use-cases/decline-request.ts'
import { joinAppointment } from './use-cases/join-appointment.ts'

useHouse()
// A Monday, 09:00 in Paris.
beforeAll(() => setClock(() => new Date('2026-03-02T08:00:00Z')))

/** Works on weekdays from 9 to 17 by the studio's clock. */
const hours = (house: TestStudio, staffId: string) =>
	within(house.id, async (db) => {
		await db.insertInto('coach_schedule').values({ studio_id: house.id, staff_id: staffId }).execute()
		const week = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from_minute: 540, to_minute: 1020 }))
		await db
			.insertInto('weekly_hours')
			.values(week.map((each) => ({ studio_id: house.id, staff_id: staffId, ...each })))
			.execute()
	})

type TypeInput = Parameters<typeof createType.input.parse>[0] & object

async function withType(more: Partial<TypeInput> = {}) {
	await subjects()
	const house = await studio()
	await hours(house, house.coach.id)
	const input = { name: 'Technique', durationMinutes: 60, stepMinutes: 30, selfBooking: 'clients' as const }
	const { typeId } = must(
		await as(house.coach).do(createType, { ...input, coachIds: [house.coach.id], ...more }),
	)
	return { ...house, typeId }
}

const subjects = async () => {
	await drain()
	return posted
		.splice(0)
		.map(({ subject }) => subject)
		.sort()
}
const tuesday = (time: string) => `2026-03-03T${time}:00Z`

test('7.2 a client takes a time that is offered, and nobody a second time; both sides are told', async () => {
	const { typeId, client, otherClient } = await withType({ priceMinor: 5000 })
	const { appointmentId } = must(await as(client).do(bookAppointment, { typeId, startsAt: tuesday('09:00') }))
	expect(await subjects()).toEqual(['Amélie Durand booked: Technique', 'Confirmed: Technique'])
	for (const at of ['09:00', '08:30', '09:30'])
		expect(await as(otherClient).do(bookAppointment, { typeId, startsAt: tuesday(at) })).toMatchObject({
			code: 'appointments_slot_taken',
		})
	must(await as(otherClient).do(bookAppointment, { typeId, startsAt: tuesday('10:00') }))
	const rows = await within(client.studioId, (db) =>
		db.selectFrom('appointment_place').selectAll().where('appointment_id', '=', appointmentId).execute(),
	)
	// I14: what it costs is the type's price.
	expect(rows).toMatchObject([{ status: 'booked', seat: 1 }])
	expect(Number(rows[0]?.price_minor)).toBe(5000)
})

test.each([
	['outside the hours', tuesday('06:00')],
	['between two steps', tuesday('09:10')],
	['over the end of the day', tuesday('15:30')],
	['on a day off', '2026-03-07T10:00:00Z'],
	['within the notice', '2026-03-02T09:00:00Z'],
	['beyond the horizon', '2026-06-02T09:00:00Z'],
	['in the past', '2026-03-01T09:00:00Z'],
])('7.1 what isn’t offered can’t be taken: %s', async (_, startsAt) => {
	const { typeId, client } = await withType()
	expect(await as(client).do(bookAppointment, { typeId, startsAt })).toMatchObject({
		code: 'appointments_slot_taken',
	})
})

test('7.1 buffers keep the longer of two gaps; by hand a coach may plan within them', async () => {
	const house = await withType({ bufferAfterMinutes: 30, bufferBeforeMinutes: 15 })
	const { typeId, client, otherClient, coach } = house
	must(await as(client).do(bookAppointment, { typeId, startsAt: tuesday('09:00') }))
	const take = (at: string) => as(otherClient).do(bookAppointment, { typeId, startsAt: tuesday(at) })
	expect(await take('10:00')).toMatchObject({ code: 'appointments_slot_taken' })
	must(await take('10:30'))
	must(await as(coach).do(createAppointment, { title: 'Call', startsAt: '2026-03-03T11:00', minutes: 30 }))
})

test('7.1 only types that are open to clients can be booked, and archived ones not', async () => {
	const closed = await withType({ selfBooking: 'nobody' })
	const at = { startsAt: tuesday('09:00') }
	expect(await as(closed.client).do(bookAppointment, { typeId: closed.typeId, ...at })).toMatchObject({
		code: 'not_found',
	})
	const open = await withType()
	must(await as(open.coach).do(archiveType, { typeId: open.typeId }))
	expect(await as(open.client).do(bookAppointment, { typeId: open.typeId, ...at })).toMatchObject({
		code: 'not_found',
	})
})

test('I2 a request takes no time; it is confirmed once, and only into free time', async () => {
	const { typeId, client, otherClient, coach } = await withType({ needsApproval: true })
	const at = { typeId, startsAt: tuesday('09:00') }
	const first = must(await as(client).do(bookAppointment, at))
	const second = must(await as(otherClient).do(bookAppointment, at))
	expect(first.request).toBe(true)
	expect(await subjects()).toEqual([
		'Amélie Durand asks for: Technique',
		'Asked for: Technique',
		'Asked for: Technique',
		'Ben Okafor asks for: Technique',
	])
	const both = await Promise.all(
		[first, second, first].map(({ appointmentId }) => as(coach).do(approveRequest, { appointmentId })),
	)
	expect(both.filter(({ ok }) => ok)).toHaveLength(1)
	expect((await subjects()).filter((each) => each === 'Confirmed: Technique')).toHaveLength(1)
	const lost = both[0]?.ok ? second : first
	must(await as(coach).do(declineRequest, { appointmentId: lost.appointmentId, reason: 'Full day' }))
	expect(await subjects()).toEqual(['Not possible: Technique'])
	expect(await as(coach).do(approveRequest, { appointmentId: lost.appointmentId })).toMatchObject({
		code: 'appointments_answered',
	})
})

test('7.1 round robin gives a time to the client’s own coach, else to whoever has less that day', async () => {
	const house = await withType({ assignment: 'round_robin' })
	const second = await staffMember(house.id, 'coach')
	await hours(house, second.id)
	const input = { name: 'Assessment', durationMinutes: 60, selfBooking: 'clients' as const }
	const coachIds = [house.coach.id, second.id]
	const made = await as(house.owner).do(createType, { ...input, assignment: 'round_robin', coachIds })
	const { typeId } = must(made)
	const coachOf = async (startsAt: string, who = house.client) => {
		const { appointmentId } = must(await as(who).do(bookAppointment, { typeId, startsAt }))
		const row = await within(house.id, (db) =>
			db
				.selectFrom('appointment')
				.select('coach_id')
				.where('id', '=', appointmentId)
				.executeTakeFirstOrThrow(),
		)
		return row.coach_id
	}
	expect(await coachOf(tuesday('09:00'))).toBe(house.coach.id)
	expect(await coachOf(tuesday('09:00'), house.otherClient)).toBe(second.id)
	expect(await as(house.client).do(bookAppointment, { typeId, startsAt: tuesday('09:00') })).toMatchObject({
		code: 'appointments_slot_taken',
	})
})

test('7.1 a collective type takes the time of all its coaches, and is offered only when all are free', async () => {
	const house = await withType()
	const second = await staffMember(house.id, 'coach')
	await hours(house, second.id)
	const input = { name: 'Team', durationMinutes: 60, selfBooking: 'clients' as const }
	const made = await as(house.owner).do(createType, {
		...input,
		assignment: 'collective',
		coachIds: [house.coach.id, second.id],
	})
	const { typeId } = must(made)
	must(await as(house.client).do(bookAppointment, { typeId, startsAt: tuesday('09:00') }))
	const busy = await within(house.id, (db) => db.selectFrom('coach_busy').select('coach_id').execute())
	expect(busy.map((each) => each.coach_id).sort()).toEqual([house.coach.id, second.id].sort())
	must(await as(house.client).do(bookAppointment, { typeId: house.typeId, startsAt: tuesday('11:00') }))
	expect(
		await as(house.otherClient).do(bookAppointment, { typeId, startsAt: tuesday('11:00') }),
	).toMatchObject({
		code: 'appointments_slot_taken',
	})
})

test('I3 clients join a group session until it is full, then wait', async () => {
	const house = await withType({ name: 'Circuit', capacity: 1, selfBooking: 'clients' })
	const group = { name: 'Group circuit', durationMinutes: 60, capacity: 2, selfBooking: 'clients' as const }
	const { typeId } = must(await as(house.coach).do(createType, { ...group, coachIds: [house.coach.id] }))
	const made = await as(house.coach).do(createAppointment, {
		typeId,
		startsAt: '2026-03-05T18:00',
		capacity: 1,
		clientIds: [],
	})
	// One seat isn't a group.
	const [single = ''] = must(made).appointmentIds
	expect(await as(house.client).do(joinAppointment, { appointmentId: single })).toMatchObject({
		code: 'not_found',
	})
	const two = must(await as(house.coach).do(createAppointment, { typeId, startsAt: '2026-03-06T18:00' }))
	const [appointmentId = ''] = two.appointmentIds
	must(await as(house.client).do(joinAppointment, { appointmentId }))
	expect(await as(house.client).do(joinAppointment, { appointmentId })).toMatchObject({
		code: 'appointments_joined',
	})
	must(await as(house.otherClient).do(joinAppointment, { appointmentId }))
	expect(await subjects()).toEqual([
		'Amélie Durand booked: Group circuit',
		'Ben Okafor booked: Group circuit',
		'Confirmed: Group circuit',
		'Confirmed: Group circuit',
	])
})
