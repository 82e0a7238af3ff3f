import { beforeAll, beforeEach, expect, test } from 'vitest'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { as, clientOf, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { activity } from './queries/activity.ts'
import { agenda } from './queries/agenda.ts'
import { appointment } from './queries/appointment.ts'
import { mailLog } from './queries/mail-log.ts'
import { ofClient } from './queries/of-client.ts'
import { requests } from './queries/requests.ts'
import { toConfirm } from './queries/to-confirm.ts'
import { addLink } from './use-cases/add-link.ts'
import { createAppointment } from './use-cases/create-appointment.ts'
import { createType } from './use-cases/create-type.ts'
import { editAppointment } from './use-cases/edit-appointment.ts'
import { notifyClients } from './use-cases/notify-clients.ts'
import { removeLink } from './use-cases/remove-link.ts'
import { undoChange } from './use-cases/undo-change.ts'

useHouse()
const clock = (at: string) => setClock(() => new Date(at))
beforeAll(() => clock('2026-03-02T08:00:00Z'))

const session = { title: 'Technique', startsAt: '2026-03-10T18:00', minutes: 60, place: 'Salle 1' }
const week = { from: '2026-03-09', to: '2026-03-15' }

async function planned(
	house: TestStudio,
	more: Partial<Parameters<typeof createAppointment.input.parse>[0] & object> = {},
	who = house.coach,
) {
	const made = await as(who).do(createAppointment, { ...session, clientIds: [house.client.id], ...more })
	return must(made).appointmentIds[0] as string
}

const mails = async () => {
	await drain()
	return posted.splice(0).map(({ subject }) => subject)
}
// What an earlier test left to be told is not this one's.
beforeEach(async () => void (await mails()))

/** A colleague with a client of their own, who share the coach's studio. */
async function colleagueOf(house: TestStudio) {
	const colleague = await staffMember(house.id, 'coach', 'Tom')
	const theirs = await clientOf(house.id, { firstName: 'Zoé', lastName: 'Petit', coachId: colleague.id })
	return { colleague, theirs }
}

test('1.3 a coach sees their own and their clients’ appointments; of others only that the time is taken', async () => {
	const house = await studio()
	const { colleague, theirs } = await colleagueOf(house)
	const own = await planned(house)
	await planned(house, { title: 'Secret', clientIds: [theirs.id] }, colleague)
	const shared = await planned(
		house,
		{ title: 'Ours', coachId: colleague.id, startsAt: '2026-03-11T09:00' },
		house.owner,
	)
	const seen = await as(house.coach).ask(agenda, week)
	expect(seen.appointments.map(({ id }) => id)).toEqual([own, shared])
	expect(seen.busy).toEqual([
		{
			...{ coachId: colleague.id, coach: 'Tom' },
			...{ startsAt: '2026-03-10T17:00:00.000Z', endsAt: '2026-03-10T18:00:00.000Z' },
		},
	])
	expect(JSON.stringify(seen)).not.toMatch(/Secret|Zoé/)
	const assistant = await staffMember(house.id, 'assistant')
	for (const everybody of [house.owner, assistant])
		expect((await as(everybody).ask(agenda, week)).appointments).toHaveLength(3)
	await expect(as(house.client).ask(agenda, week)).rejects.toThrow()
})

test('7.1 the agenda holds the days of the reader’s clock, at most 62, filtered by coach, type and status', async () => {
	const house = await studio()
	const late = await planned(house, { startsAt: '2026-03-10T23:30', minutes: 90 })
	const day = (on: string) => as(house.coach).ask(agenda, { from: on, to: on })
	expect((await day('2026-03-10')).appointments.map(({ id }) => id)).toEqual([late])
	// It ends on the next day, and stands there too.
	expect((await day('2026-03-11')).appointments.map(({ id }) => id)).toEqual([late])
	expect((await day('2026-03-12')).appointments).toEqual([])
	const inTokyo = { ...house.coach, timeZone: 'Asia/Tokyo' }
	expect((await as(inTokyo).ask(agenda, { from: '2026-03-10', to: '2026-03-10' })).appointments).toEqual([])
	await expect(as(house.coach).ask(agenda, { from: '2026-03-01', to: '2026-05-02' })).rejects.toThrow()
	await expect(as(house.coach).ask(agenda, { from: '2026-03-02', to: '2026-03-01' })).rejects.toThrow()
	const none = { ...week, coachIds: [house.owner.id] }
	expect((await as(house.coach).ask(agenda, none)).appointments).toEqual([])
	expect((await as(house.coach).ask(agenda, { ...week, status: ['cancelled'] })).appointments).toEqual([])
})

test('7.3, 7.4 an appointment says who comes, what each was told and what would fit now', async () => {
	const house = await studio()
	const id = await planned(house, { priceMinor: 4500, privateNotes: 'knee' })
	const before = await as(house.coach).ask(appointment, { appointmentId: id })
	expect(before).toMatchObject({ privateNotes: 'knee', priceMinor: 4500, minutes: 60, series: null })
	expect(before.places).toMatchObject([
		{ client: 'Amélie Durand', told: null, fits: 'confirmation', payment: 'pending', mayOpen: true },
	])
	must(await as(house.coach).do(notifyClients, { appointmentIds: [id] }))
	expect(await mails()).toEqual(['Confirmed: Technique'])
	must(await as(house.coach).do(editAppointment, { appointmentId: id, place: 'Salle 2' }))
	const after = await as(house.coach).ask(appointment, { appointmentId: id })
	expect(after.places).toMatchObject([{ told: { as: 'confirmation' }, fits: 'update' }])
})

test('1.3 assistants see no money and no notes: not in the detail, the trail or the lists', async () => {
	const house = await studio()
	const assistant = await staffMember(house.id, 'assistant')
	const id = await planned(house, { priceMinor: 4500, privateNotes: 'knee' })
	must(await as(house.coach).do(editAppointment, { appointmentId: id, priceMinor: 6000 }))
	const seen = await as(assistant).ask(appointment, { appointmentId: id })
	expect(seen).toMatchObject({ privateNotes: null, priceMinor: null })
	expect(seen.places).toMatchObject([{ payment: null, priceMinor: null }])
	expect(JSON.stringify(await as(assistant).ask(activity, { appointmentId: id }))).not.toMatch(/60\.00/)
	expect(JSON.stringify(await as(house.coach).ask(activity, { appointmentId: id }))).toMatch(/60\.00/)
	const theirs = await as(assistant).ask(ofClient, { clientId: house.client.id })
	expect(theirs.appointments).toMatchObject([{ payment: null, priceMinor: null }])
	for (const closed of [{ priceMinor: 100 }, { privateNotes: 'elbow' }]) {
		const more = { ...session, startsAt: '2026-03-12T10:00', coachId: house.coach.id, ...closed }
		expect(await as(assistant).do(createAppointment, more)).toMatchObject({ code: 'not_found' })
	}
})

test('7.4 the log names every message about an appointment with recipient and outcome', async () => {
	const house = await studio()
	const id = await planned(house, { notify: true })
	await mails()
	const { messages } = await as(house.coach).ask(mailLog, { appointmentId: id })
	expect(messages).toMatchObject([
		{
			...{ kind: 'appointment-confirmed', title: 'Session confirmed', channel: 'mail', status: 'sent' },
			to: { side: 'client', name: 'Amélie Durand' },
		},
	])
	const colleague = await staffMember(house.id, 'coach')
	await expect(as(colleague).ask(mailLog, { appointmentId: id })).rejects.toThrow()
})

test('7.4 to confirm: who has not been told what is new, until they are', async () => {
	const house = await studio()
	const [one, two] = [await planned(house), await planned(house, { startsAt: '2026-03-11T18:00' })]
	const past = await planned(house, { startsAt: '2026-03-01T18:00' })
	const open = async () => (await as(house.coach).ask(toConfirm, {})).appointments
	expect((await open()).map(({ id }) => id)).toEqual([one, two])
	expect((await open())[0]?.due).toEqual([
		{ clientId: house.client.id, name: 'Amélie Durand', fits: 'confirmation' },
	])
	must(await as(house.coach).do(notifyClients, { appointmentIds: [one, two, past] }))
	await mails()
	expect(await open()).toEqual([])
	for (const what of [
		{ place: 'Salle 2' },
		{ startsAt: '2026-03-10T19:00' },
		{ minutes: 45 },
		{ link: 'https://x.example.org' },
	]) {
		must(await as(house.coach).do(editAppointment, { appointmentId: one, ...what }))
		expect((await open()).map(({ due }) => due[0]?.fits)).toEqual(['update'])
		must(await as(house.coach).do(notifyClients, { appointmentIds: [one] }))
		await mails()
		expect(await open()).toEqual([])
	}
	must(await as(house.coach).do(editAppointment, { appointmentId: one, privateNotes: 'x', title: 'Other' }))
	expect(await open()).toEqual([])
	must(
		await as(house.coach).do(addLink, { appointmentId: one, title: 'Plan', url: 'https://plan.example.org' }),
	)
	expect((await open()).map(({ due }) => due[0]?.fits)).toEqual(['documents'])
})

test('7.4 a list goes on where it ended, by start and id', async () => {
	const house = await studio()
	const repeat = { everyWeeks: 1, weekdays: [], count: 5 }
	await planned(house, { repeat })
	const first = await as(house.coach).ask(toConfirm, { limit: 3 })
	const rest = await as(house.coach).ask(toConfirm, { limit: 3, after: first.next ?? '' })
	expect([...first.appointments, ...rest.appointments].map(({ startsAt }) => startsAt.slice(0, 10))).toEqual([
		...['2026-03-10', '2026-03-17', '2026-03-24', '2026-03-31', '2026-04-07'],
	])
	expect(rest.next).toBeNull()
	await expect(as(house.coach).ask(toConfirm, { after: 'nonsense' })).rejects.toThrow()
})

test('7.1 requests wait for the coaches they concern, the next one first', async () => {
	const house = await studio()
	const id = await planned(house)
	await within(house.id, async (db) => {
		await db.updateTable('appointment').set({ status: 'requested' }).where('id', '=', id).execute()
	})
	expect((await as(house.coach).ask(requests, {})).requests.map((each) => each.id)).toEqual([id])
	const colleague = await staffMember(house.id, 'coach')
	expect((await as(colleague).ask(requests, {})).requests).toEqual([])
})

test('1.3, 8.4 a client’s appointments: to come and past, for those who may see the client', async () => {
	const house = await studio()
	const next = await planned(house)
	const last = await planned(house, { startsAt: '2026-03-01T10:00' })
	await planned(house, { startsAt: '2026-03-11T10:00', clientIds: [house.otherClient.id] })
	const ids = async (when: 'upcoming' | 'past') =>
		(await as(house.coach).ask(ofClient, { clientId: house.client.id, when })).appointments.map(
			({ id }) => id,
		)
	expect(await ids('upcoming')).toEqual([next])
	expect(await ids('past')).toEqual([last])
	const colleague = await staffMember(house.id, 'coach')
	await expect(as(colleague).ask(ofClient, { clientId: house.client.id })).rejects.toThrow()
})

test('7.3, 7.4 a link is shared silently, or told as a new document; taking it away can be undone', async () => {
	const house = await studio()
	const id = await planned(house, { notify: true })
	expect(await mails()).toEqual(['Confirmed: Technique'])
	const link = { appointmentId: id, title: 'Plan', url: 'https://plan.example.org' }
	const { linkId } = must(await as(house.coach).do(addLink, link))
	expect(await mails()).toEqual([])
	const ahead = await as(house.coach).preview(addLink, { ...link, title: 'More', notify: true })
	expect(ahead).toMatchObject({ effects: [{ kind: 'told', text: 'Amélie Durand is told: new documents' }] })
	must(await as(house.coach).do(addLink, { ...link, title: 'More', notify: true }))
	expect(await mails()).toEqual(['New documents: Technique'])
	const titles = async () =>
		(await as(house.coach).ask(appointment, { appointmentId: id })).links.map(({ title }) => title)
	const { eventId } = must(await as(house.coach).do(removeLink, { appointmentId: id, linkId }))
	expect(await titles()).toEqual(['More'])
	must(await as(house.coach).do(undoChange, { eventId }))
	expect(await titles()).toEqual(['Plan', 'More'])
	const other = await studio()
	expect(await as(other.owner).do(addLink, link)).toMatchObject({ code: 'not_found' })
	expect(await as(house.otherClient).do(removeLink, { appointmentId: id, linkId })).toMatchObject({
		code: 'not_found',
	})
	expect(await as(house.coach).do(addLink, { ...link, url: 'javascript:alert(1)' })).toMatchObject({
		code: 'invalid',
	})
})

test('7.1 what isn’t given comes from the type; a link said to be none is none', async () => {
	const house = await studio()
	const { typeId } = must(
		await as(house.coach).do(createType, {
			...{ name: 'Video call', durationMinutes: 30, link: 'https://meet.example.org/a', priceMinor: 3000 },
			coachIds: [house.coach.id],
		}),
	)
	const made = async (more: object, at: string) => {
		const given = { typeId, startsAt: at, ...more }
		const [id = ''] = must(await as(house.coach).do(createAppointment, given)).appointmentIds
		return as(house.coach).ask(appointment, { appointmentId: id })
	}
	expect(await made({}, '2026-03-10T10:00')).toMatchObject({
		...{ title: 'Video call', minutes: 30, link: 'https://meet.example.org/a', priceMinor: 3000 },
		type: { id: typeId, name: 'Video call', colour: 1 },
	})
	expect(await made({ link: null, priceMinor: 0 }, '2026-03-10T11:00')).toMatchObject({
		link: null,
		priceMinor: 0,
	})
})
