import { beforeAll, expect, test } from 'vitest'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { as, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { appointment } from './queries/appointment.ts'
import { cancelAppointment } from './use-cases/cancel-appointment.ts'
import { completeAppointment } from './use-cases/complete-appointment.ts'
import { createAppointment } from './use-cases/create-appointment.ts'
import { editAppointment } from './use-cases/edit-appointment.ts'
import { markNoShow } from './use-cases/mark-no-show.ts'
import { notifyClients } from './use-cases/notify-clients.ts'
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

test('7.1, 7.2 an appointment takes the coach’s time once: another one over it is refused, naming what is there', async () => {
	const house = await studio()
	const id = await booked(house)
	expect(await rowOf(house, id)).toMatchObject({ status: 'booked', title: 'Technique' })
	expect((await rowOf(house, id)).starts_at.toISOString()).toBe('2026-03-10T17:00:00.000Z')
	const over = await as(house.coach).do(createAppointment, { ...session, startsAt: '2026-03-10T18:30' })
	expect(over).toMatchObject({ ok: false, code: 'appointments_coach_busy', field: 'startsAt' })
	expect(over).toMatchObject({ params: { title: 'Technique', when: '18:00–19:00' } })
	// Touching is not overlapping.
	must(await as(house.coach).do(createAppointment, { ...session, startsAt: '2026-03-10T19:00' }))
	expect(await busyOf(house)).toHaveLength(2)
})

test('I1 the database refuses an overlap even when nobody looked', async () => {
	const house = await studio()
	const id = await booked(house)
	const twice = within(house.id, (db) =>
		db
			.insertInto('coach_busy')
			.columns(['studio_id', 'id', 'coach_id', 'appointment_id', 'during', 'status'])
			.expression((is) =>
				is
					.selectFrom('coach_busy')
					.select((at) => ['studio_id', at.fn<string>('gen_random_uuid', []).as('id'), 'coach_id'])
					.select(['appointment_id', 'during', 'status'])
					.where('appointment_id', '=', id),
			)
			.execute(),
	)
	await expect(twice).rejects.toThrow()
})

test('I6 a weekly appointment keeps its wall time across DST, all of them or none', async () => {
	const house = await studio()
	const repeat = { everyWeeks: 1, weekdays: [], count: 4 }
	const made = must(
		await as(house.coach).do(createAppointment, { ...session, startsAt: '2026-03-17T18:00', repeat }),
	)
	const starts = await Promise.all(
		made.appointmentIds.map(async (id) => (await rowOf(house, id)).starts_at.toISOString()),
	)
	expect(starts).toEqual([
		'2026-03-17T17:00:00.000Z',
		'2026-03-24T17:00:00.000Z',
		'2026-03-31T16:00:00.000Z',
		'2026-04-07T16:00:00.000Z',
	])
	const across = {
		...session,
		startsAt: '2026-03-03T18:00',
		repeat: { everyWeeks: 2, weekdays: [], count: 3 },
	}
	expect(await as(house.coach).do(createAppointment, across)).toMatchObject({
		code: 'appointments_coach_busy',
	})
	expect(await busyOf(house)).toHaveLength(4)
})

test('7.4 I26 Save tells nobody; Save and notify sends exactly what fits', async () => {
	const house = await studio()
	const id = await booked(house)
	const save = (what: object) =>
		as(house.coach)
			.do(editAppointment, { appointmentId: id, ...what })
			.then(must)
	await save({
		startsAt: '2026-03-11T18:00',
		place: 'Salle 2',
		link: 'https://meet.example.org/a',
		privateNotes: 'knee',
	})
	expect(await mails()).toEqual([])
	const to = (house.client.accountId && (await emailOf(house))) as string
	await save({ notify: true })
	expect(await mails()).toEqual([`Confirmed: Technique → ${to}`])
	await save({ privateNotes: 'other knee', notify: true })
	expect(await mails()).toEqual([])
	await save({ startsAt: '2026-03-12T18:00', notify: true })
	expect(await mails()).toEqual([`Changed: Technique → ${to}`])
	await save({ place: 'Salle 3' })
	expect(await mails()).toEqual([])
	await save({ notify: true })
	expect(await mails()).toEqual([`Changed: Technique → ${to}`])
	await save({ notify: true })
	expect(await mails()).toEqual([])
})

const emailOf = (house: TestStudio) =>
	within(
		house.id,
		async (db) =>
			(
				await db
					.selectFrom('client')
					.select('email')
					.where('id', '=', house.client.id)
					.executeTakeFirstOrThrow()
			).email,
	)

test('7.4 the preview names the recipients and what each gets; it sends nothing', async () => {
	const house = await studio()
	const id = await booked(house)
	const ahead = await as(house.coach).preview(editAppointment, {
		appointmentId: id,
		place: 'Salle 9',
		notify: true,
	})
	expect(ahead).toMatchObject({ effects: [{ kind: 'told', text: 'Amélie Durand is told: confirmation' }] })
	expect(await mails()).toEqual([])
	expect((await rowOf(house, id)).place).toBe('Salle 1')
})

test('7.4 confirm all tells each client of each appointment once', async () => {
	const house = await studio()
	const ids = [
		await booked(house),
		await booked(house, { startsAt: '2026-03-13T18:00', clientIds: [house.otherClient.id] }),
	]
	expect(must(await as(house.coach).do(notifyClients, { appointmentIds: ids }))).toEqual({ notified: 2 })
	expect(await mails()).toHaveLength(2)
	expect(must(await as(house.coach).do(notifyClients, { appointmentIds: ids }))).toEqual({ notified: 0 })
	expect(await mails()).toEqual([])
})

test('I5 moving frees the old time only with the new one taken', async () => {
	const house = await studio()
	const id = await booked(house)
	await booked(house, { startsAt: '2026-03-10T20:00', clientIds: [] })
	const onto = await as(house.coach).do(editAppointment, { appointmentId: id, startsAt: '2026-03-10T19:30' })
	expect(onto).toMatchObject({ code: 'appointments_coach_busy', field: 'startsAt' })
	expect((await rowOf(house, id)).starts_at.toISOString()).toBe('2026-03-10T17:00:00.000Z')
	// Over its own old time it may go.
	must(await as(house.coach).do(editAppointment, { appointmentId: id, startsAt: '2026-03-10T18:30' }))
	expect((await rowOf(house, id)).revision).toBe(2)
	expect(await busyOf(house)).toHaveLength(2)
})

test('7.3 completing twice changes nothing more; a no-show is noted and stays owed', async () => {
	const house = await studio()
	const id = await booked(house, { priceMinor: 4500 })
	expect(await as(house.coach).do(completeAppointment, { appointmentId: id })).toMatchObject({
		code: 'appointments_not_begun',
	})
	clock('2026-03-10T18:30:00Z')
	const first = must(await as(house.coach).do(completeAppointment, { appointmentId: id }))
	expect(must(await as(house.coach).do(completeAppointment, { appointmentId: id })).eventId).toBeNull()
	expect(await placesOf(house, id)).toMatchObject([{ status: 'completed' }])
	must(await as(house.coach).do(undoChange, { eventId: first.eventId as string }))
	must(await as(house.coach).do(markNoShow, { appointmentId: id, clientId: house.client.id }))
	expect(await rowOf(house, id)).toMatchObject({ status: 'no_show' })
	const seen = await as(house.coach).ask(appointment, { appointmentId: id })
	expect(seen.places).toMatchObject([{ status: 'no_show', payment: 'pending' }])
	clock('2026-03-02T08:00:00Z')
})

test('1.3 I29 I30 another coach, a stranger client and another studio find nothing', async () => {
	const house = await studio()
	const other = await studio()
	const id = await booked(house)
	const colleague = await staffMember(house.id, 'coach')
	for (const who of [colleague, other.owner, other.coach, house.otherClient, other.client])
		expect(await as(who).do(cancelAppointment, { appointmentId: id })).toMatchObject({ code: 'not_found' })
	expect(await as(house.client).do(cancelAppointment, { appointmentId: id })).toMatchObject({
		code: 'not_found',
	})
	const planning = await as(colleague).do(createAppointment, {
		...session,
		coachId: house.coach.id,
		startsAt: '2026-03-20T10:00',
	})
	expect(planning).toMatchObject({ code: 'not_found' })
	must(
		await as(house.owner).do(createAppointment, {
			...session,
			coachId: house.coach.id,
			startsAt: '2026-03-20T10:00',
		}),
	)
})
