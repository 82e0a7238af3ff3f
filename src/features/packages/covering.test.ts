import { beforeEach, expect, test } from 'vitest'
import { mySessions } from '#features/appointments/queries/my-sessions.ts'
import { approveRequest } from '#features/appointments/use-cases/approve-request.ts'
import { bookAppointment } from '#features/appointments/use-cases/book-appointment.ts'
import { bookAsGuest } from '#features/appointments/use-cases/book-as-guest.ts'
import { cancelPlace } from '#features/appointments/use-cases/cancel-place.ts'
import { completeAppointment } from '#features/appointments/use-cases/complete-appointment.ts'
import { createAppointment } from '#features/appointments/use-cases/create-appointment.ts'
import { editAppointment } from '#features/appointments/use-cases/edit-appointment.ts'
import { joinAppointment } from '#features/appointments/use-cases/join-appointment.ts'
import { undoChange } from '#features/appointments/use-cases/undo-change.ts'
import { deleteClient } from '#features/clients/use-cases/delete-client.ts'
import { mergeClients } from '#features/clients/use-cases/merge-clients.ts'
import { myPayments } from '#features/payments/queries/my-payments.ts'
import { bookable, openHours } from '#features/testing/appointments.ts'
import { useHouse } from '#features/testing/house.ts'
import { balance, hasPackage, packageNow } from '#features/testing/packages.ts'
import { as, clientOf, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { visitor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'

useHouse()
let house: TestStudio
let typeId: string
const clock = (at: string) => setClock(() => new Date(at))
beforeEach(async () => {
	clock('2026-03-01T08:00:00Z')
	house = await studio()
	await openHours(house)
	typeId = await bookable(house, { priceMinor: 4500 })
})

const books = (startsAt: string, more: object = {}) =>
	as(house.client).do(bookAppointment, { typeId, startsAt, ...more })
const booked = async (startsAt: string): Promise<string> => must(await books(startsAt)).appointmentId
const due = async () => (await as(house.client).ask(myPayments, {})).total
/** Booked for a time, which then has come. */
async function begun(startsAt: string, now: string): Promise<string> {
	const id = await booked(startsAt)
	clock(now)
	return id
}

test('36 completed, undone and completed again: one session is used, not two', async () => {
	const packageId = await hasPackage(house)
	const appointmentId = await begun('2026-03-10T09:00:00Z', '2026-03-10T10:30:00Z')
	const { eventId } = must(await as(house.coach).do(completeAppointment, { appointmentId }))
	must(await as(house.coach).do(undoChange, { eventId: eventId ?? '' }))
	expect(await balance(house, packageId)).toEqual([9, 1, 0, 0, 0])
	must(await as(house.coach).do(completeAppointment, { appointmentId }))
	expect(await balance(house, packageId)).toEqual([9, 0, 1, 0, 0])
})

test('10.2 the week’s cap is the client’s, by the studio’s week; a session that moves away makes room; the coach isn’t bound', async () => {
	const packageId = await hasPackage(house, { weeklyCap: 1 })
	const appointmentId = await booked('2026-03-10T09:00:00Z')
	const refused = await books('2026-03-12T09:00:00Z')
	expect(refused).toMatchObject({
		ok: false,
		code: 'packages_weekly_cap',
		params: { cap: 1, title: '10 sessions' },
	})
	await booked('2026-03-17T09:00:00Z')
	must(
		await as(house.coach).do(editAppointment, { appointmentId, startsAt: '2026-03-25T18:00', notify: false }),
	)
	await booked('2026-03-12T09:00:00Z')
	const planned = { typeId, clientIds: [house.client.id], startsAt: '2026-03-13T09:00', notify: false }
	const made = await as(house.coach).do(createAppointment, planned)
	expect(made.ok && made.effects.map(({ text }) => text)).toContain(
		'Amélie Durand: 1 session taken from “10 sessions”, 6 left',
	)
	expect(await balance(house, packageId)).toEqual([6, 4, 0, 0, 0])
})

test('10.2 a request takes its credit as it is approved; a declined or withdrawn one never did', async () => {
	const packageId = await hasPackage(house)
	typeId = await bookable(house, { priceMinor: 4500, needsApproval: true })
	const appointmentId = await booked('2026-03-10T09:00:00Z')
	expect(await balance(house, packageId)).toEqual([10, 0, 0, 0, 0])
	must(await as(house.coach).do(approveRequest, { appointmentId }))
	expect(await balance(house, packageId)).toEqual([9, 1, 0, 0, 0])
	must(await as(house.client).do(cancelPlace, { appointmentId: await booked('2026-03-11T09:00:00Z') }))
	expect(await balance(house, packageId)).toEqual([9, 1, 0, 0, 0])
})

test('10.2 in a group session each seat takes its own client’s credit; who moves up from the waiting list takes theirs then', async () => {
	const group = await bookable(house, { priceMinor: 2000, capacity: 2 })
	const third = await clientOf(house.id, { firstName: 'Chloé', lastName: 'Petit', coachId: house.coach.id })
	const planned = {
		typeId: group,
		clientIds: [house.otherClient.id, third.id],
		startsAt: '2026-03-10T18:00',
		notify: false,
	}
	const { appointmentIds } = must(await as(house.coach).do(createAppointment, planned))
	const [appointmentId = ''] = appointmentIds
	const packageId = await hasPackage(house, { typeIds: [group] })
	must(await as(house.client).do(joinAppointment, { appointmentId, wait: true }))
	expect(await balance(house, packageId)).toEqual([10, 0, 0, 0, 0])
	must(await as(house.otherClient).do(cancelPlace, { appointmentId }))
	expect(await balance(house, packageId)).toEqual([9, 1, 0, 0, 0])
	expect(await due()).toEqual([])
	must(await as(house.client).do(cancelPlace, { appointmentId }))
	must(await as(house.client).do(joinAppointment, { appointmentId }))
	expect(await balance(house, packageId)).toEqual([9, 1, 0, 0, 0])
})

test('I34 who only types an address at the public page takes nothing of whose address it is', async () => {
	const packageId = await hasPackage(house)
	typeId = await bookable(house, { priceMinor: 4500, selfBooking: 'everyone' })
	const email = `${house.client.accountId}@example.test`
	const guest = { typeId, startsAt: '2026-03-10T09:00:00Z', firstName: 'A', lastName: 'D', email }
	const there = visitor('en', null, house.id)
	must(await as(there).do(bookAsGuest, guest))
	expect(await balance(house, packageId)).toEqual([10, 0, 0, 0, 0])
})

test('10.2 a session is not taken from a package where the coach says so', async () => {
	const packageId = await hasPackage(house)
	const planned = { typeId, clientIds: [house.client.id], startsAt: '2026-03-13T09:00', byPackage: false }
	must(await as(house.coach).do(createAppointment, { ...planned, notify: false }))
	expect(await balance(house, packageId)).toEqual([10, 0, 0, 0, 0])
	expect(await due()).toEqual([{ minor: 4500, currency: 'EUR' }])
})

test('8.2 the client reads which package pays a session', async () => {
	await hasPackage(house)
	await booked('2026-03-10T09:00:00Z')
	const { sessions } = await as(house.client).ask(mySessions, {})
	expect(sessions[0]).toMatchObject({ package: { name: '10 sessions' }, pay: null })
})

test('1.5 merged clients have both packages; of two places in one session the other’s credit is free again. I40 a deleted client leaves the ledger', async () => {
	const twin = await clientOf(house.id, { firstName: 'Amelie', lastName: 'Durand', coachId: house.coach.id })
	const mine = await hasPackage(house)
	const theirs = await hasPackage(house, { clientId: twin.id })
	const planned = { typeId, clientIds: [house.client.id, twin.id], capacity: 2, startsAt: '2026-03-10T18:00' }
	must(await as(house.coach).do(createAppointment, { ...planned, notify: false }))
	expect(await balance(house, theirs)).toEqual([9, 1, 0, 0, 0])
	must(await as(house.owner).do(mergeClients, { clientId: house.client.id, mergedClientId: twin.id }))
	expect(await balance(house, theirs)).toEqual([10, 0, 0, 0, 0])
	expect(await balance(house, mine)).toEqual([9, 1, 0, 0, 0])
	expect((await packageNow(house, theirs)).clientId).toBe(house.client.id)
	must(await as(house.owner).do(deleteClient, { clientId: house.client.id, confirm: 'Amélie Durand' }))
	expect(await packageNow(house, mine)).toMatchObject({ clientId: null, client: '', paidMinor: 40_000 })
})

test('I9 the database refuses a credit spent twice, whoever writes it', async () => {
	const packageId = await hasPackage(house, { sessions: 1 })
	await booked('2026-03-10T09:00:00Z')
	const again = (kind: string) =>
		within(house.id, async (db) => {
			const entry = await db
				.selectFrom('credit_entry')
				.selectAll()
				.where('kind', '=', 'reserved')
				.executeTakeFirstOrThrow()
			await db
				.insertInto('credit_entry')
				.values({ ...entry, id: crypto.randomUUID(), kind })
				.execute()
		})
	await expect(again('reserved')).rejects.toThrow('can’t be'.replace('’', "'"))
	await expect(again('issued')).rejects.toThrow()
	await expect(
		within(house.id, (db) => db.updateTable('credit').set({ state: 'free' }).execute()),
	).rejects.toThrow('permission denied')
	expect(await balance(house, packageId)).toEqual([0, 1, 0, 0, 0])
})
