import { beforeAll, beforeEach, expect, test } from 'vitest'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { as, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { appointment } from './queries/appointment.ts'
import { cancelAppointment } from './use-cases/cancel-appointment.ts'
import { cancelSeries } from './use-cases/cancel-series.ts'
import { createAppointment } from './use-cases/create-appointment.ts'
import { editAppointment } from './use-cases/edit-appointment.ts'
import { moveSeries } from './use-cases/move-series.ts'
import { undoChange } from './use-cases/undo-change.ts'

useHouse()
beforeAll(() => setClock(() => new Date('2026-03-02T08:00:00Z')))

const session = { title: 'Technique', startsAt: '2026-03-17T18:00', minutes: 60 }
const repeat = { everyWeeks: 1, weekdays: [], count: 4 }

async function series(house: TestStudio, more: object = {}) {
	const all = { ...session, clientIds: [house.client.id], repeat, ...more }
	return must(await as(house.coach).do(createAppointment, all)).appointmentIds
}

const rows = (house: TestStudio) =>
	within(house.id, (db) =>
		db.selectFrom('appointment').select(['id', 'status', 'starts_at', 'revision']).orderBy('id').execute(),
	)
const starts = async (house: TestStudio) =>
	(await rows(house)).map((row) => row.starts_at.toISOString().slice(0, 16))
const statuses = async (house: TestStudio) => (await rows(house)).map(({ status }) => status)
const busy = (house: TestStudio) =>
	within(house.id, (db) => db.selectFrom('coach_busy').select('id').execute())
const mails = async () => {
	await drain()
	return posted.splice(0).map(({ subject }) => subject)
}
// What an earlier test left to be told is not this one's.
beforeEach(async () => void (await mails()))

test('7.1 this and following are cancelled together, earlier ones stay; undone together', async () => {
	const house = await studio()
	const [first = '', second = '', third = ''] = await series(house)
	must(await as(house.coach).do(cancelAppointment, { appointmentId: third }))
	await mails()
	const ahead = await as(house.coach).preview(cancelSeries, { appointmentId: second })
	expect(ahead).toMatchObject({
		effects: [
			{ kind: 'goes', text: expect.stringContaining('2 appointments') },
			{ kind: 'told', text: 'Amélie Durand is told that it is cancelled.' },
		],
	})
	const { eventId, appointmentIds } = must(await as(house.coach).do(cancelSeries, { appointmentId: second }))
	expect(appointmentIds).toHaveLength(2)
	expect(await statuses(house)).toEqual(['booked', 'cancelled', 'cancelled', 'cancelled'])
	expect(await busy(house)).toHaveLength(1)
	expect(await mails()).toEqual(['Cancelled: Technique', 'Cancelled: Technique'])
	must(await as(house.coach).do(undoChange, { eventId }))
	// The third was cancelled by itself before, and stays so.
	expect(await statuses(house)).toEqual(['booked', 'booked', 'cancelled', 'booked'])
	expect(await busy(house)).toHaveLength(3)
	expect(await as(house.coach).do(undoChange, { eventId })).toMatchObject({
		code: 'appointments_undone_already',
	})
	expect((await as(house.coach).ask(appointment, { appointmentId: first })).series).toMatchObject({
		...{ position: 1, of: 4, following: 2 },
	})
})

test('I6 following ones move by the same difference on the wall clock, across DST', async () => {
	const house = await studio()
	const [, second = ''] = await series(house)
	must(await as(house.coach).do(moveSeries, { appointmentId: second, startsAt: '2026-03-25T19:30' }))
	expect(await starts(house)).toEqual([
		...['2026-03-17T17:00', '2026-03-25T18:30', '2026-04-01T17:30', '2026-04-08T17:30'],
	])
	expect(await mails()).toEqual([])
	expect((await rows(house)).map(({ revision }) => revision)).toEqual([1, 2, 2, 2])
})

test('I5 all of them move or none; onto the times of each other they may', async () => {
	const house = await studio()
	const [first = ''] = await series(house)
	await series(house, { startsAt: '2026-04-08T18:00', repeat: null, title: 'In the way', clientIds: [] })
	const was = await starts(house)
	const refused = await as(house.coach).do(moveSeries, { appointmentId: first, startsAt: '2026-03-18T18:30' })
	expect(refused).toMatchObject({
		code: 'appointments_coach_busy',
		field: 'startsAt',
		params: { title: 'In the way' },
	})
	expect(await starts(house)).toEqual(was)
	// A week later each stands where the next one was.
	const moved = must(
		await as(house.coach).do(moveSeries, {
			appointmentId: first,
			startsAt: '2026-03-24T18:00',
			notify: true,
		}),
	)
	expect(await mails()).toHaveLength(4)
	must(await as(house.coach).do(undoChange, { eventId: moved.eventId as string }))
	expect(await starts(house)).toEqual(was)
})

test('7.1 undoing one of them after all were moved is refused: that would lose the later change', async () => {
	const house = await studio()
	const [first = '', second = ''] = await series(house)
	const edit = must(await as(house.coach).do(editAppointment, { appointmentId: second, place: 'Salle 2' }))
	const moved = must(
		await as(house.coach).do(moveSeries, { appointmentId: first, startsAt: '2026-03-17T17:00' }),
	)
	expect(await as(house.coach).do(undoChange, { eventId: edit.eventId as string })).toMatchObject({
		code: 'appointments_changed_since',
	})
	must(await as(house.coach).do(undoChange, { eventId: moved.eventId as string }))
	must(await as(house.coach).do(undoChange, { eventId: edit.eventId as string }))
})

test('1.3 I29 I30 nobody else moves or cancels a series; one that stands alone has nothing that follows', async () => {
	const house = await studio()
	const other = await studio()
	const [first = ''] = await series(house)
	const colleague = await staffMember(house.id, 'coach')
	for (const who of [colleague, other.owner, house.client, other.client]) {
		expect(await as(who).do(cancelSeries, { appointmentId: first })).toMatchObject({ code: 'not_found' })
		const to = { appointmentId: first, startsAt: '2026-03-17T17:00' }
		expect(await as(who).do(moveSeries, to)).toMatchObject({ code: 'not_found' })
	}
	const [alone = ''] = await series(house, { startsAt: '2026-03-16T10:00', repeat: null })
	expect(await as(house.coach).do(cancelSeries, { appointmentId: alone })).toMatchObject({
		code: 'appointments_no_series',
	})
})

test('7.4 saving again with the same time tells who has not been told, and moves nothing', async () => {
	const house = await studio()
	const [first = ''] = await series(house)
	const same = { appointmentId: first, startsAt: '2026-03-17T18:00', notify: true }
	expect(must(await as(house.coach).do(moveSeries, same)).appointmentIds).toHaveLength(4)
	expect(await mails()).toHaveLength(4)
	expect((await rows(house)).map(({ revision }) => revision)).toEqual([1, 1, 1, 1])
})
