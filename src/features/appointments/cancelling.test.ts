import { beforeAll, expect, test } from 'vitest'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { addClient } from './use-cases/add-client.ts'
import { cancelAppointment } from './use-cases/cancel-appointment.ts'
import { cancelPlace } from './use-cases/cancel-place.ts'
import { changeAppointmentSettings } from './use-cases/change-appointment-settings.ts'
import { createAppointment } from './use-cases/create-appointment.ts'
import { editAppointment } from './use-cases/edit-appointment.ts'
import { undoChange } from './use-cases/undo-change.ts'

useHouse()
const clock = (at: string) => setClock(() => new Date(at))
beforeAll(() => clock('2026-03-02T08:00:00Z'))

const session = { title: 'Technique', startsAt: '2026-03-10T18:00', minutes: 60, place: 'Salle 1' }

async function booked(
	house: TestStudio,
	more: Partial<Parameters<typeof createAppointment.input.parse>[0] & object> = {},
) {
	const made = await as(house.coach).do(createAppointment, {
		...session,
		clientIds: [house.client.id],
		...more,
	})
	return must(made).appointmentIds[0] as string
}

const rowOf = (house: TestStudio, id: string) =>
	within(house.id, (db) =>
		db.selectFrom('appointment').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
	)
const placesOf = (house: TestStudio, id: string) =>
	within(house.id, (db) =>
		db
			.selectFrom('appointment_place')
			.selectAll()
			.where('appointment_id', '=', id)
			.orderBy('booked_at')
			.execute(),
	)
const busyOf = (house: TestStudio) =>
	within(house.id, (db) => db.selectFrom('coach_busy').selectAll().execute())
const mails = async () => {
	await drain()
	return posted.splice(0).map(({ to, subject }) => `${subject} → ${to}`)
}

test('7.5 I8 a client cancels until the window, by the server’s clock; inside it the server refuses', async () => {
	const house = await studio()
	must(await as(house.owner).do(changeAppointmentSettings, { cancellationHours: 24 }))
	const id = await booked(house)
	clock('2026-03-09T17:00:01Z')
	expect(await as(house.client).do(cancelPlace, { appointmentId: id })).toMatchObject({
		code: 'appointments_window_passed_at',
	})
	clock('2026-03-09T16:59:00Z')
	expect(await as(house.otherClient).do(cancelPlace, { appointmentId: id })).toMatchObject({
		code: 'not_found',
	})
	must(await as(house.client).do(cancelPlace, { appointmentId: id, reason: 'ill' }))
	expect(await rowOf(house, id)).toMatchObject({ status: 'cancelled', cancelled_by: 'client' })
	expect(await busyOf(house)).toHaveLength(0)
	// Deliveries of one change go in no promised order.
	expect((await mails()).map((mail) => mail.split(' → ')[0]).sort()).toEqual([
		'Amélie Durand cancelled: Technique',
		'Cancelled: Technique',
	])
	clock('2026-03-02T08:00:00Z')
})

test.each([
	['forward', '2026-03-29T10:00', '2026-03-28T08:00:00Z'],
	['back', '2026-10-25T10:00', '2026-10-24T09:00:00Z'],
])(
	'44 in the night on which clocks go %s, a second either side of the window: elapsed hours decide',
	async (_, startsAt, edge) => {
		const house = await studio()
		must(await as(house.owner).do(changeAppointmentSettings, { cancellationHours: 24 }))
		const [late, inTime] = [
			await booked(house, { startsAt }),
			await booked(house, { startsAt: `${startsAt.slice(0, 11)}14:00` }),
		]
		const second = (by: number) => new Date(Date.parse(edge) + by * 1000).toISOString()
		clock(second(1))
		expect(await as(house.client).do(cancelPlace, { appointmentId: late })).toMatchObject({
			code: 'appointments_window_passed_at',
		})
		must(await as(house.client).do(cancelPlace, { appointmentId: inTime }))
		clock(second(-1))
		must(await as(house.client).do(cancelPlace, { appointmentId: late }))
		await mails()
		clock('2026-03-02T08:00:00Z')
	},
)

test('7.5 a coach’s cancelling is told by itself; undone, it is on again and told again', async () => {
	const house = await studio()
	const id = await booked(house)
	const { eventId } = must(
		await as(house.coach).do(cancelAppointment, { appointmentId: id, reason: 'closed' }),
	)
	expect((await mails()).map((mail) => mail.split(' → ')[0])).toEqual(['Cancelled: Technique'])
	must(await as(house.coach).do(undoChange, { eventId }))
	expect(await rowOf(house, id)).toMatchObject({ status: 'booked', cancelled_at: null })
	expect(await busyOf(house)).toHaveLength(1)
	expect((await mails()).map((mail) => mail.split(' → ')[0])).toEqual(['Confirmed: Technique'])
	expect(await as(house.coach).do(undoChange, { eventId })).toMatchObject({
		code: 'appointments_undone_already',
	})
})

test('I1 undoing a cancellation doesn’t take back a time that is somebody else’s now', async () => {
	const house = await studio()
	const id = await booked(house)
	const { eventId } = must(await as(house.coach).do(cancelAppointment, { appointmentId: id }))
	await booked(house, { clientIds: [house.otherClient.id] })
	expect(await as(house.coach).do(undoChange, { eventId })).toMatchObject({ code: 'appointments_coach_busy' })
	expect(await rowOf(house, id)).toMatchObject({ status: 'cancelled' })
})

test('I3 a group session has as many seats as it says; the next one waits and moves up when a seat is free', async () => {
	const house = await studio()
	const id = await booked(house, { capacity: 1, clientIds: [house.client.id] })
	const full = await as(house.coach).do(addClient, { appointmentId: id, clientId: house.otherClient.id })
	expect(full).toMatchObject({ code: 'appointments_full' })
	const group = await booked(house, {
		startsAt: '2026-03-14T09:00',
		capacity: 2,
		clientIds: [house.client.id],
	})
	must(await as(house.coach).do(editAppointment, { appointmentId: group, capacity: 1 }))
	const shrink = await as(house.coach).do(addClient, {
		appointmentId: group,
		clientId: house.otherClient.id,
		wait: true,
	})
	expect(must(shrink)).toMatchObject({ waiting: true })
	must(await as(house.coach).do(editAppointment, { appointmentId: group, capacity: 2 }))
	expect((await placesOf(house, group)).map(({ status }) => status)).toEqual(['booked', 'waiting'])
	must(await as(house.client).do(cancelPlace, { appointmentId: group }))
	expect((await placesOf(house, group)).map(({ status, seat }) => [status, seat])).toEqual([
		['cancelled', null],
		['booked', 1],
	])
	expect((await rowOf(house, group)).status).toBe('booked')
})
