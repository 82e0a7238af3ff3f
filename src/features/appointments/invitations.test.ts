import ICAL from 'ical.js'
import type { Email } from 'postal-mime'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { drain, useHouse } from '#features/testing/house.ts'
import { type MailServer, mailServer } from '#features/testing/mail-server.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { postBy, smtpPost } from '#platform/telling/transport.ts'
import { addClient } from './use-cases/add-client.ts'
import { bookAppointment } from './use-cases/book-appointment.ts'
import { cancelAppointment } from './use-cases/cancel-appointment.ts'
import { cancelPlace } from './use-cases/cancel-place.ts'
import { createAppointment } from './use-cases/create-appointment.ts'
import { createType } from './use-cases/create-type.ts'
import { editAppointment } from './use-cases/edit-appointment.ts'

useHouse()
let server: MailServer
beforeEach(async () => {
	setClock(() => new Date('2026-03-02T08:00:00Z'))
	server = await mailServer()
	postBy(smtpPost(server.url))
})
afterEach(() => server.close())

const session = { title: 'Technique', startsAt: '2026-03-28T10:00', minutes: 60, place: 'Salle 1' }
const create = async (house: TestStudio, more: object = {}) =>
	must(
		await as(house.coach).do(createAppointment, {
			...{ ...session, clientIds: [house.client.id], notify: true },
			...more,
		}),
	).appointmentIds[0] as string

/** What arrived since the last look, as a calendar program reads it. */
async function arrived() {
	await drain()
	return server.mails.splice(0).map((mail) => ({ mail, ...invitationIn(mail) }))
}

function invitationIn(mail: Email) {
	const parts = mail.attachments.filter(({ mimeType }) => mimeType === 'text/calendar')
	const [text] = parts.map(({ content }) =>
		typeof content === 'string' ? content : new TextDecoder().decode(content),
	)
	if (!text) return { parts, text: '', method: null, event: null }
	const calendar = new ICAL.Component(ICAL.parse(text))
	const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') as ICAL.Component)
	return { parts, text, method: calendar.getFirstPropertyValue('method'), event }
}
type Invitation = Awaited<ReturnType<typeof arrived>>[number]
const read = ({ method, event }: Invitation) => ({
	method,
	uid: event?.uid,
	sequence: event?.sequence,
	start: event?.startDate.toJSDate().toISOString(),
	status: event?.component.getFirstPropertyValue('status'),
})

test('7.7 confirmation, update across DST and cancellation: one UID, a growing SEQUENCE, the right METHOD', async () => {
	const house = await studio()
	const id = await create(house)
	const [confirmed] = await arrived()
	expect(read(confirmed as Invitation)).toEqual({
		method: 'REQUEST',
		uid: `${id}-${house.client.id}@localhost`,
		sequence: 0,
		start: '2026-03-28T09:00:00.000Z',
		status: 'CONFIRMED',
	})
	// Shown with buttons, and a file for programs that show none.
	expect(confirmed?.mail.attachments.map(({ filename }) => filename)).toContain('session.ics')
	expect(confirmed?.parts.map(({ method }) => method)).toContain('REQUEST')
	expect(confirmed?.event?.location).toBe('Salle 1')
	expect(confirmed?.event?.summary).toBe(`Technique · ${house.coach.name}`)
	// The night after, the clocks change: the same time on the wall is another one in UTC.
	must(
		await as(house.coach).do(editAppointment, {
			appointmentId: id,
			startsAt: '2026-03-29T10:00',
			notify: true,
		}),
	)
	const [updated] = await arrived()
	expect(read(updated as Invitation)).toEqual({
		...read(confirmed as Invitation),
		sequence: 1,
		start: '2026-03-29T08:00:00.000Z',
	})
	must(await as(house.coach).do(cancelAppointment, { appointmentId: id }))
	const [cancelled] = await arrived()
	expect(read(cancelled as Invitation)).toEqual({
		...read(updated as Invitation),
		method: 'CANCEL',
		sequence: 2,
		status: 'CANCELLED',
	})
})

test('7.7 names, titles and places of any kind arrive whole, in lines of at most 75 octets', async () => {
	const house = await studio()
	const odd = 'Jean-Loïc “Le Roc”, dit "Rocky"; 👟\\ <b>'
	await within(house.id, (db) =>
		db.updateTable('client').set({ first_name: odd }).where('id', '=', house.client.id).execute(),
	)
	await within(house.id, (db) =>
		db.updateTable('staff').set({ name: odd }).where('id', '=', house.coach.id).execute(),
	)
	const place = `12 rue des Tables, Claudiennes; ${'très loin '.repeat(20)}👟`.trim()
	await create(house, { title: odd, place, link: 'https://meet.example.org/a,b?c=1' })
	const [found] = await arrived()
	expect(found?.event?.summary).toBe(`${odd} · ${odd}`)
	expect(found?.event?.location).toBe(place)
	expect(String(found?.event?.component.getFirstPropertyValue('url'))).toBe(
		'https://meet.example.org/a%2Cb?c=1',
	)
	expect(found?.event?.attendees[0]?.getFirstParameter('cn')).toBe(odd.replaceAll('"', "'").replace('\\', ''))
	for (const line of (found?.text ?? '').split(/\r?\n/))
		expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
})

test('7.3 private notes are in no invitation and no mail', async () => {
	const house = await studio()
	await create(house, { privateNotes: 'a bad knee' })
	const [found] = await arrived()
	expect(JSON.stringify([found?.mail.text, found?.mail.html, found?.text])).not.toContain('knee')
})

test('7.7 a client’s booking invites the coach, under a UID of their own; the client’s cancelling withdraws both', async () => {
	const house = await studio()
	await within(house.id, async (db) => {
		const row = { studio_id: house.id, staff_id: house.coach.id }
		await db.insertInto('coach_schedule').values(row).execute()
		await db
			.insertInto('weekly_hours')
			.values({ ...row, weekday: 2, from_minute: 480, to_minute: 1200 })
			.execute()
	})
	const { typeId } = must(
		await as(house.coach).do(createType, {
			...{ name: 'Assessment', durationMinutes: 60, selfBooking: 'clients', coachIds: [house.coach.id] },
		}),
	)
	const { appointmentId } = must(
		await as(house.client).do(bookAppointment, { typeId, startsAt: '2026-03-10T09:00:00Z' }),
	)
	const both = await arrived()
	const uids = both.map(({ event }) => event?.uid).sort()
	expect(uids).toEqual(
		[house.client.id, house.coach.id].map((who) => `${appointmentId}-${who}@localhost`).sort(),
	)
	const toCoach = both.find(({ mail }) => mail.subject?.startsWith('Amélie')) as Invitation
	expect(read(toCoach)).toMatchObject({ method: 'REQUEST', status: 'CONFIRMED' })
	expect(toCoach.event?.summary).toBe('Assessment · Amélie Durand')
	// From the studio's address: nobody invites themselves.
	expect(toCoach.event?.organizer).toBe('mailto:touchline@localhost.localdomain')
	must(await as(house.client).do(cancelPlace, { appointmentId }))
	const off = await arrived()
	expect(off.map((each) => read(each).method)).toEqual(['CANCEL', 'CANCEL'])
	expect(off.map(({ event }) => event?.uid).sort()).toEqual(uids)
	expect(off.every(({ event }) => (event?.sequence ?? 0) > (toCoach.event?.sequence ?? 0))).toBe(true)
})

test('7.7 one client of a group leaves and comes back: each time a higher SEQUENCE', async () => {
	const house = await studio()
	const appointmentId = await create(house, {
		capacity: 3,
		clientIds: [house.client.id, house.otherClient.id],
	})
	await arrived()
	const clientId = house.client.id
	must(await as(house.coach).do(cancelPlace, { appointmentId, clientId }))
	const [off] = await arrived()
	must(await as(house.coach).do(addClient, { appointmentId, clientId, notify: true }))
	const [on] = await arrived()
	expect([off, on].map((each) => read(each as Invitation))).toMatchObject([
		{ method: 'CANCEL', sequence: 1 },
		{ method: 'REQUEST', sequence: 2 },
	])
	expect(on?.event?.uid).toBe(off?.event?.uid)
})
