import { beforeEach, expect, test } from 'vitest'
import { changeOwnProfile } from '#features/accounts/use-cases/change-own-profile.ts'
import { clientProfile } from '#features/clients/queries/client-profile.ts'
import { myPayments } from '#features/payments/queries/my-payments.ts'
import { waiveObligation } from '#features/payments/use-cases/waive-obligation.ts'
import { useHouse } from '#features/testing/house.ts'
import { owedFor, paidFor } from '#features/testing/payables.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { statements } from '#platform/database/transaction.ts'
import { must } from '#platform/perform.ts'
import { myFigures } from './queries/my-figures.ts'
import { myPastSessions } from './queries/my-past-sessions.ts'
import { mySessions, nextSession } from './queries/my-sessions.ts'
import { sessionFile } from './queries/session-file.ts'
import { cancelPlace } from './use-cases/cancel-place.ts'
import { changeAppointmentSettings } from './use-cases/change-appointment-settings.ts'
import { completeAppointment } from './use-cases/complete-appointment.ts'
import { createAppointment } from './use-cases/create-appointment.ts'
import { markNoShow } from './use-cases/mark-no-show.ts'

useHouse()
const clock = (at: string) => setClock(() => new Date(at))
beforeEach(() => clock('2026-03-02T08:00:00Z'))

const session = { title: 'Technique', startsAt: '2026-03-10T18:00', minutes: 60, place: 'Salle 1' }
type More = Partial<Parameters<typeof createAppointment.input.parse>[0] & object>

async function booked(house: TestStudio, more: More = {}): Promise<string> {
	const made = await as(house.coach).do(createAppointment, {
		...session,
		clientIds: [house.client.id],
		...more,
	})
	return must(made).appointmentIds[0] as string
}
const mine = (house: TestStudio) => as(house.client).ask(mySessions, {})
const counted = async (work: () => Promise<unknown>): Promise<number> => {
	const before = statements.count
	await work()
	return statements.count - before
}

test('8.2 upcoming sessions stand there with place, link, coach and links; the next one first, past and cancelled ones not', async () => {
	const house = await studio()
	const later = await booked(house, { startsAt: '2026-03-12T18:00' })
	const first = await booked(house, { link: 'https://meet.example.org/a' })
	const off = await booked(house, { startsAt: '2026-03-14T18:00' })
	must(await as(house.client).do(cancelPlace, { appointmentId: off }))
	await within(house.id, (db) =>
		db
			.insertInto('appointment_link')
			.values({
				studio_id: house.id,
				id: off,
				appointment_id: first,
				title: 'Film',
				url: 'https://example.org/f',
			})
			.execute(),
	)
	const { sessions } = await mine(house)
	expect(sessions.map(({ appointmentId }) => appointmentId)).toEqual([first, later])
	expect(sessions[0]).toMatchObject({
		place: 'Salle 1',
		link: 'https://meet.example.org/a',
		status: 'booked',
		cancel: 'allowed',
		// No type of it can be booked by clients: moving is the coach's.
		movable: false,
		links: [{ title: 'Film', url: 'https://example.org/f' }],
	})
	expect((await as(house.client).ask(nextSession, {})).session?.appointmentId).toBe(first)
	// Under way it still stands there; over, it is history.
	clock('2026-03-10T17:30:00Z')
	expect((await mine(house)).sessions[0]).toMatchObject({ appointmentId: first, cancel: 'not_upcoming' })
	clock('2026-03-10T18:00:00Z')
	expect((await mine(house)).sessions.map(({ appointmentId }) => appointmentId)).toEqual([later])
})

test('7.5 I8 the button goes with the window, by the server’s clock, a minute before and after; over a DST night the hours are elapsed', async () => {
	const house = await studio()
	must(await as(house.owner).do(changeAppointmentSettings, { cancellationHours: 24, contactText: 'Ring us' }))
	// The clocks go forward in the night to 29 March: 24 hours before 10:00 is 09:00 the day before.
	const id = await booked(house, { startsAt: '2026-03-29T10:00' })
	clock('2026-03-28T07:59:00Z')
	expect(await mine(house)).toMatchObject({ sessions: [{ cancel: 'allowed' }], contactText: 'Ring us' })
	clock('2026-03-28T08:01:00Z')
	const [after] = (await mine(house)).sessions
	expect(after).toMatchObject({ cancel: 'window_passed' })
	expect(after?.cancelUntil.toISOString()).toBe('2026-03-28T08:00:00.000Z')
	expect(await as(house.client).do(cancelPlace, { appointmentId: id })).toMatchObject({
		code: 'appointments_window_passed_at',
		params: { until: '28 Mar 2026, 09:00' },
	})
	clock('2026-03-28T07:59:00Z')
	must(await as(house.client).do(cancelPlace, { appointmentId: id }))
})

test('8.2 a page of twenty, and the next one by key', async () => {
	const house = await studio()
	const repeat = { everyWeeks: 1, weekdays: [], count: 25 }
	await booked(house, { repeat })
	const first = await mine(house)
	expect(first.sessions).toHaveLength(20)
	const rest = await as(house.client).ask(mySessions, { after: first.next as string })
	expect(rest.sessions).toHaveLength(5)
	expect(rest.next).toBeNull()
	await expect(as(house.client).ask(mySessions, { after: 'not ours' })).rejects.toThrow()
})

test('8.3 what isn’t paid, with its total; paid, waived and cancelled sessions owe nothing', async () => {
	const house = await studio()
	const priced = (startsAt: string, more: More = {}) => booked(house, { startsAt, priceMinor: 4500, ...more })
	const due = await priced('2026-03-10T18:00')
	const part = await priced('2026-03-11T18:00')
	const paid = await priced('2026-03-12T18:00')
	const waived = await priced('2026-03-13T18:00')
	const off = await priced('2026-03-14T18:00')
	await booked(house, { startsAt: '2026-03-15T18:00' })
	await paidFor(house, { appointmentId: part, amountMinor: 1000 })
	await paidFor(house, { appointmentId: paid })
	const obligationId = await owedFor(house, waived, house.client.id)
	must(await as(house.coach).do(waiveObligation, { obligationId }))
	must(await as(house.client).do(cancelPlace, { appointmentId: off }))
	const found = await as(house.client).ask(myPayments, {})
	expect(found.due.map(({ id, openMinor }) => [id, openMinor])).toEqual([
		[await owedFor(house, due, house.client.id), 4500],
		[await owedFor(house, part, house.client.id), 3500],
	])
	expect(found.total).toEqual([{ minor: 8000, currency: 'EUR' }])
	expect(await as(house.client).ask(myFigures, {})).toMatchObject({
		unpaid: 2,
		spent: [{ minor: 5500, currency: 'EUR' }],
	})
})

test('8.4 history: completed, missed, cancelled and simply over, newest first', async () => {
	const house = await studio()
	const done = await booked(house, { startsAt: '2026-03-03T10:00', priceMinor: 4500 })
	const missed = await booked(house, { startsAt: '2026-03-04T10:00' })
	const over = await booked(house, { startsAt: '2026-03-05T10:00' })
	const off = await booked(house, { startsAt: '2026-03-20T10:00' })
	must(await as(house.client).do(cancelPlace, { appointmentId: off }))
	clock('2026-03-06T08:00:00Z')
	must(await as(house.coach).do(completeAppointment, { appointmentId: done }))
	must(await as(house.coach).do(markNoShow, { appointmentId: missed, clientId: house.client.id }))
	const { sessions, next } = await as(house.client).ask(myPastSessions, { limit: 3 })
	expect(sessions.map(({ appointmentId, status }) => [appointmentId, status])).toEqual([
		[off, 'cancelled'],
		[over, 'booked'],
		[missed, 'no_show'],
	])
	const rest = await as(house.client).ask(myPastSessions, { after: next as string })
	expect(rest.sessions).toMatchObject([{ appointmentId: done, status: 'completed', payment: 'pending' }])
})

test('8.6 figures: total, completed, time, next and spent; what the studio doesn’t show isn’t told', async () => {
	const house = await studio()
	const done = await booked(house, { startsAt: '2026-03-03T10:00', minutes: 90, priceMinor: 4500 })
	const next = await booked(house)
	await booked(house, { clientIds: [house.otherClient.id], startsAt: '2026-03-08T10:00', priceMinor: 9900 })
	clock('2026-03-06T08:00:00Z')
	must(await as(house.coach).do(completeAppointment, { appointmentId: done }))
	await paidFor(house, { appointmentId: done })
	const figures = await as(house.client).ask(myFigures, {})
	expect(figures).toMatchObject({
		...{ cards: ['total', 'completed', 'time', 'next', 'spent'], total: 2, completed: 1, minutes: 90 },
		spent: [{ minor: 4500, currency: 'EUR' }],
	})
	expect(figures.nextAt?.toISOString()).toBe('2026-03-10T17:00:00.000Z')
	expect(next).toBeTruthy()
	must(await as(house.owner).do(changeAppointmentSettings, { clientCards: ['next', 'total'] }))
	expect(await as(house.client).ask(myFigures, {})).toMatchObject({
		...{ cards: ['total', 'next'], total: 2, completed: 0, minutes: 0, spent: [] },
	})
})

test('G2 the page takes the same two statements however many sessions there are', async () => {
	const house = await studio()
	const page = async () => {
		await as(house.client).ask(myFigures, {})
		await mine(house)
	}
	const few = await counted(page)
	await booked(house, { repeat: { everyWeeks: 1, weekdays: [], count: 60 } })
	expect([few, await counted(page)]).toEqual([2, 2])
})

test('1.4 I29 I30 another client and another studio see none of it', async () => {
	const house = await studio()
	const rival = await studio()
	const id = await booked(house, { priceMinor: 4500 })
	for (const stranger of [house.otherClient, rival.client]) {
		expect((await as(stranger).ask(mySessions, {})).sessions).toEqual([])
		expect((await as(stranger).ask(myPayments, {})).due).toEqual([])
		expect((await as(stranger).ask(myPastSessions, {})).sessions).toEqual([])
		expect(await as(stranger).ask(myFigures, {})).toMatchObject({ total: 0, unpaid: 0 })
		await expect(as(stranger).ask(sessionFile, { appointmentId: id })).rejects.toThrow()
	}
	await expect(as(house.coach).ask(mySessions, {})).rejects.toThrow()
	expect(await as(house.client).ask(sessionFile, { appointmentId: id })).toMatchObject({
		status: 'confirmed',
	})
})

test('2.1 an archived client still looks, but has nothing to press', async () => {
	const house = await studio()
	await booked(house)
	const archived = { ...house.client, archived: true }
	expect((await as(archived).ask(mySessions, {})).sessions).toMatchObject([
		{ cancel: 'not_upcoming', movable: false },
	])
	expect((await as(archived).ask(myFigures, {})).mayBook).toBe(false)
})

test('2.4 8.5 what a client changes in their profile is at once what the coach sees', async () => {
	const house = await studio()
	const changed = { firstName: 'Amélie-Rose', lastName: 'Durand-Petit', phone: '+33 6 12 34 56 78' }
	must(await as(house.client).do(changeOwnProfile, changed))
	expect(await as(house.coach).ask(clientProfile, { clientId: house.client.id })).toMatchObject(changed)
})
