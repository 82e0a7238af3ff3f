import { beforeEach, expect, test } from 'vitest'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { appPool, must } from '#platform/perform.ts'
import { deliverMessage } from '#platform/telling/deliver.ts'
import { type Post, postBy } from '#platform/telling/transport.ts'
import { studiosToRemind } from './queries/reminders.ts'
import { remind } from './regular.ts'
import { cancelAppointment } from './use-cases/cancel-appointment.ts'
import { cancelPlace } from './use-cases/cancel-place.ts'
import { changeAppointmentSettings } from './use-cases/change-appointment-settings.ts'
import { createAppointment } from './use-cases/create-appointment.ts'
import { editAppointment } from './use-cases/edit-appointment.ts'
import { undoChange } from './use-cases/undo-change.ts'

useHouse()
const clock = (at: string) => setClock(() => new Date(at))
beforeEach(() => clock('2026-03-02T08:00:00Z'))

const session = { title: 'Technique', startsAt: '2026-03-10T18:00', minutes: 60, place: 'Salle 1' }

async function booked(house: TestStudio, more: object = {}): Promise<string> {
	const made = await as(house.coach).do(createAppointment, {
		...session,
		clientIds: [house.client.id],
		...more,
	})
	return must(made).appointmentIds[0] as string
}
const withLeads = (house: TestStudio, ...reminderLeads: string[]) =>
	as(house.owner).do(changeAppointmentSettings, { reminderLeads }).then(must)

/** One minute's work of a worker at this time: the subjects of the mails that went to this studio's people. */
async function minuteOf(at: string, house: TestStudio): Promise<string[]> {
	clock(at)
	await remind.run()
	await drain()
	const mine = await within(house.id, (db) => db.selectFrom('message').select('address').distinct().execute())
	const addresses = new Set(mine.map(({ address }) => address))
	return posted
		.splice(0)
		.filter(({ to }) => addresses.has(to))
		.map(({ subject }) => subject)
}
const remindersOf = (house: TestStudio) =>
	within(house.id, (db) =>
		db.selectFrom('appointment_reminder').select(['lead', 'revision']).orderBy('at').execute(),
	)

test('7.6 a reminder goes once, at its lead, also to whom nothing was said before', async () => {
	const house = await studio()
	await booked(house)
	expect(await minuteOf('2026-03-09T16:59:00Z', house)).toEqual([])
	expect(await minuteOf('2026-03-09T17:00:00Z', house)).toEqual(['Soon: Technique'])
	expect(await minuteOf('2026-03-09T17:01:00Z', house)).toEqual([])
	expect(await minuteOf('2026-03-10T16:59:00Z', house)).toEqual([])
	expect(await remindersOf(house)).toEqual([{ lead: 'P1D', revision: 1 }])
})

test('7.6 a studio without leads reminds nobody; one with two reminds twice', async () => {
	const [none, two] = [await studio(), await studio()]
	await withLeads(none)
	await withLeads(two, 'P1D', 'PT2H')
	await booked(none)
	await booked(two)
	expect(await minuteOf('2026-03-10T10:00:00Z', none)).toEqual([])
	expect(await remindersOf(two)).toHaveLength(1)
	expect(await minuteOf('2026-03-10T15:00:00Z', two)).toEqual(['Soon: Technique'])
	expect(await remindersOf(none)).toEqual([])
})

test('7.6 a reminder follows the new time; the old one’s never goes', async () => {
	const house = await studio()
	const id = await booked(house)
	must(await as(house.coach).do(editAppointment, { appointmentId: id, startsAt: '2026-03-12T18:00' }))
	expect(await minuteOf('2026-03-09T17:00:00Z', house)).toEqual([])
	expect(await minuteOf('2026-03-11T17:00:00Z', house)).toEqual(['Soon: Technique'])
	// Moved again after it went: the new time has its own.
	must(await as(house.coach).do(editAppointment, { appointmentId: id, startsAt: '2026-03-14T18:00' }))
	expect(await minuteOf('2026-03-11T17:01:00Z', house)).toEqual([])
	expect(await minuteOf('2026-03-13T17:00:00Z', house)).toEqual(['Soon: Technique'])
	expect((await remindersOf(house)).map(({ revision }) => revision)).toEqual([2, 3])
})

test('7.6 moved to a time whose lead has passed: whoever moved it is not reminded a minute later', async () => {
	const house = await studio()
	await withLeads(house, 'P1D', 'PT2H')
	const id = await booked(house)
	clock('2026-03-09T10:00:00Z')
	must(await as(house.coach).do(editAppointment, { appointmentId: id, startsAt: '2026-03-09T18:00' }))
	expect(await minuteOf('2026-03-09T10:01:00Z', house)).toEqual([])
	expect(await minuteOf('2026-03-09T15:00:00Z', house)).toEqual(['Soon: Technique'])
})

test('7.6 a late booking is its own reminder', async () => {
	const house = await studio()
	clock('2026-03-10T09:00:00Z')
	await booked(house)
	expect(await minuteOf('2026-03-10T09:01:00Z', house)).toEqual([])
})

test('7.6 I6 the day before at the same time on the wall, the night the clocks change', async () => {
	const house = await studio()
	await booked(house, { startsAt: '2026-03-29T10:00' })
	await booked(house, { startsAt: '2026-10-25T10:00' })
	expect(await minuteOf('2026-03-28T08:59:00Z', house)).toEqual([])
	expect(await minuteOf('2026-03-28T09:00:00Z', house)).toEqual(['Soon: Technique'])
	expect(await minuteOf('2026-10-24T07:59:00Z', house)).toEqual([])
	expect(await minuteOf('2026-10-24T08:00:00Z', house)).toEqual(['Soon: Technique'])
})

test('7.6 after an outage the nearest missed one goes late, and none once the session has begun', async () => {
	const house = await studio()
	await withLeads(house, 'P2D', 'P1D', 'PT2H')
	await booked(house)
	await booked(house, { startsAt: '2026-03-10T10:00' })
	expect(await minuteOf('2026-03-10T15:30:00Z', house)).toEqual(['Soon: Technique'])
	expect(await minuteOf('2026-03-10T15:31:00Z', house)).toEqual([])
	expect(await remindersOf(house)).toEqual([{ lead: 'PT2H', revision: 1 }])
})

test('7.6 cancelled just before, by the coach or of one place: nobody is reminded; undone, they are', async () => {
	const house = await studio()
	const id = await booked(house)
	const group = await booked(house, {
		startsAt: '2026-03-10T20:00',
		capacity: 2,
		clientIds: [house.client.id, house.otherClient.id],
	})
	clock('2026-03-09T16:59:00Z')
	const { eventId } = must(await as(house.coach).do(cancelAppointment, { appointmentId: id }))
	must(await as(house.coach).do(cancelPlace, { appointmentId: group, clientId: house.client.id }))
	await drain()
	posted.splice(0)
	expect(await minuteOf('2026-03-09T17:00:00Z', house)).toEqual([])
	expect(await minuteOf('2026-03-09T19:00:00Z', house)).toEqual(['Soon: Technique'])
	// On again, and told so: that is the reminder of the lead that has passed.
	must(await as(house.coach).do(undoChange, { eventId }))
	expect(await minuteOf('2026-03-09T19:05:00Z', house)).toEqual(['Confirmed: Technique'])
})

test('I28 C eight workers in the same minute remind everybody once', async () => {
	const house = await studio()
	for (let n = 0; n < 6; n++)
		await booked(house, {
			startsAt: `2026-03-10T${10 + n}:00`,
			capacity: 2,
			clientIds: [house.client.id, house.otherClient.id],
		})
	clock('2026-03-09T22:00:00Z')
	await Promise.all(Array.from({ length: 8 }, () => remind.run()))
	await drain()
	const mails = posted.splice(0).filter(({ subject }) => subject === 'Soon: Technique')
	expect(mails).toHaveLength(12)
	expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(12)
	expect(await remindersOf(house)).toHaveLength(12)
})

const inNovember = { ...session, startsAt: '2026-11-10T18:00' }

/** A mail server that takes nothing for this studio's client. */
const awayFor =
	({ client }: TestStudio): Post =>
	async (mail) => {
		if (mail.to.startsWith(client.accountId)) throw new Error('the mail server is away')
	}

/** A reminder that a mail server didn't take, as it waits. */
async function waiting(house: TestStudio, more: object = {}) {
	const made = await as(house.coach).do(createAppointment, {
		...inNovember,
		clientIds: [house.client.id],
		...more,
	})
	const id = must(made).appointmentIds[0] as string
	clock('2026-11-09T17:00:00Z')
	postBy(awayFor(house))
	await remind.run()
	await expect(drain()).rejects.toThrow('away')
	postBy(async (mail) => void posted.push(mail))
	const message = await messageOf(house)
	expect(message).toMatchObject({ kind: 'appointment-reminder', status: 'failed' })
	return { id, messageId: message.id }
}
const messageOf = (house: TestStudio) =>
	within(house.id, (db) =>
		db.selectFrom('message').selectAll().orderBy('id').limit(1).executeTakeFirstOrThrow(),
	)

test.each([
	['the session has begun', '2026-11-10T17:00:00Z', null, 'too_late'],
	[
		'it was moved',
		'2026-11-09T20:00:00Z',
		(house: TestStudio, appointmentId: string) =>
			as(house.coach).do(editAppointment, { appointmentId, startsAt: '2026-11-12T18:00' }),
		'overtaken',
	],
	[
		'it was cancelled',
		'2026-11-09T20:00:00Z',
		(house: TestStudio, appointmentId: string) => as(house.coach).do(cancelAppointment, { appointmentId }),
		'overtaken',
	],
	[
		'the client took their place back',
		'2026-11-09T16:30:00Z',
		(house: TestStudio, appointmentId: string) =>
			as(house.coach).do(cancelPlace, { appointmentId, clientId: house.client.id }),
		'overtaken',
	],
] as const)(
	'I28 a reminder that waited for the mail server doesn’t go after %s',
	async (_, at, meanwhile, why) => {
		const house = await studio()
		const { id, messageId } = await waiting(house)
		clock(at)
		if (meanwhile) expect(await meanwhile(house, id)).toMatchObject({ ok: true })
		await deliverMessage(house.id, messageId)
		expect(await messageOf(house)).toMatchObject({ status: 'suppressed', last_error: why, sent_at: null })
		expect(posted.splice(0)).toEqual([])
	},
)

test('I25 a reminder that waited goes as soon as the mail server is back, if it is still so', async () => {
	const house = await studio()
	const { messageId } = await waiting(house)
	clock('2026-11-10T16:00:00Z')
	await deliverMessage(house.id, messageId)
	expect(await messageOf(house)).toMatchObject({ status: 'sent' })
	expect(posted.splice(0)).toHaveLength(1)
})

test('7.5 a confirmation that waited doesn’t go after the session was cancelled', async () => {
	const house = await studio()
	clock('2026-11-01T17:00:00Z')
	const made = await as(house.coach).do(createAppointment, {
		...inNovember,
		clientIds: [house.client.id],
		notify: true,
	})
	postBy(awayFor(house))
	await expect(drain()).rejects.toThrow('away')
	postBy(async (mail) => void posted.push(mail))
	must(await as(house.coach).do(cancelAppointment, { appointmentId: must(made).appointmentIds[0] as string }))
	await drain()
	await deliverMessage(house.id, (await messageOf(house)).id)
	expect(posted.splice(0).map(({ subject }) => subject)).toEqual(['Cancelled: Technique'])
})

test('7.6 only studios with something to remind of are entered', async () => {
	const [busy, far, idle] = [await studio(), await studio(), await studio()]
	await booked(busy)
	await booked(far, { startsAt: '2026-06-10T18:00' })
	const at = new Date('2026-03-09T17:00:00Z')
	const found = await studiosToRemind(appPool(), at)
	expect([busy, far, idle].map(({ id }) => found.includes(id))).toEqual([true, false, false])
	await minuteOf(at.toISOString(), busy)
	expect(await studiosToRemind(appPool(), at)).not.toContain(busy.id)
})

test('7.6 one studio’s trouble is not the others’', async () => {
	const [broken, fine] = [await studio(), await studio()]
	await booked(broken)
	await booked(fine)
	// A zone nobody knows: as an older program may have left it.
	await within(broken.id, (db) => db.updateTable('appointment').set({ zone: 'Mars/Olympus' }).execute())
	clock('2026-03-09T17:00:00Z')
	await expect(remind.run()).rejects.toThrow('could not be reminded')
	expect(await remindersOf(fine)).toHaveLength(1)
	await within(broken.id, (db) =>
		db.updateTable('appointment').set({ zone: 'UTC', status: 'completed' }).execute(),
	)
})
