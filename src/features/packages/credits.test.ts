import { beforeEach, expect, test } from 'vitest'
import { bookAppointment } from '#features/appointments/use-cases/book-appointment.ts'
import { cancelAppointment } from '#features/appointments/use-cases/cancel-appointment.ts'
import { cancelPlace } from '#features/appointments/use-cases/cancel-place.ts'
import { completeAppointment } from '#features/appointments/use-cases/complete-appointment.ts'
import { editAppointment } from '#features/appointments/use-cases/edit-appointment.ts'
import { editType } from '#features/appointments/use-cases/edit-type.ts'
import { giveCreditBack } from '#features/appointments/use-cases/give-credit-back.ts'
import { markNoShow } from '#features/appointments/use-cases/mark-no-show.ts'
import { moveOwnAppointment } from '#features/appointments/use-cases/move-own-appointment.ts'
import { undoChange } from '#features/appointments/use-cases/undo-change.ts'
import { myPayments } from '#features/payments/queries/my-payments.ts'
import { bookable, openHours } from '#features/testing/appointments.ts'
import { useHouse } from '#features/testing/house.ts'
import { balance, hasPackage, packageNow, paysPackage } from '#features/testing/packages.ts'
import { as, staffMember, studio, type TestStudio } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { changePackageSettings } from './use-cases/change-package-settings.ts'

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

test('10.2 a booking takes a credit, is paid by it and owes nothing; completing uses it; both read why', async () => {
	const packageId = await hasPackage(house)
	const ahead = await as(house.client).preview(bookAppointment, { typeId, startsAt: '2026-03-10T09:00:00Z' })
	expect(ahead).toMatchObject({ ok: true })
	expect(ahead.ok && ahead.effects.map(({ text }) => text)).toContain(
		'Uses 1 of the 10 sessions left of “10 sessions”',
	)
	const appointmentId = await begun('2026-03-10T09:00:00Z', '2026-03-10T10:30:00Z')
	expect(await balance(house, packageId)).toEqual([9, 1, 0, 0, 0])
	expect(await due()).toEqual([])
	must(await as(house.coach).do(completeAppointment, { appointmentId }))
	must(await as(house.coach).do(completeAppointment, { appointmentId }))
	expect(await balance(house, packageId)).toEqual([9, 0, 1, 0, 0])
	const { history } = await packageNow(house, packageId)
	expect(history.map(({ kind, count, freeAfter }) => [kind, count, freeAfter])).toEqual([
		...[
			['used', 1, 9],
			['reserved', 1, 9],
		],
		['issued', 10, 10],
	])
	expect(history[1]).toMatchObject({ byClient: true, appointmentId })
	expect(history[0]).toMatchObject({ staff: house.coach.name })
})

test('10.2 without a package, of another type, of another coach, or before it is paid, a session is owed as ever', async () => {
	const other = await bookable(house, { priceMinor: 1000 })
	const colleague = await staffMember(house.id, 'coach')
	await hasPackage(house, { typeIds: [other] })
	await hasPackage(house, { coachId: colleague.id })
	const unpaid = await hasPackage(house, { paidBy: null })
	const appointmentId = await booked('2026-03-10T09:00:00Z')
	expect(await due()).toEqual([{ minor: 4500 + 40_000, currency: 'EUR' }])
	await paysPackage(house, unpaid)
	// What was booked before stays as it was agreed; what is booked from now on is taken from it.
	must(await as(house.coach).do(editAppointment, { appointmentId, title: 'Other name', notify: false }))
	expect(await balance(house, unpaid)).toEqual([10, 0, 0, 0, 0])
	await booked('2026-03-11T09:00:00Z')
	expect(await balance(house, unpaid)).toEqual([9, 1, 0, 0, 0])
	expect(await due()).toEqual([{ minor: 4500, currency: 'EUR' }])
})

test('10.2 usable as soon as it is bought, where the studio or the coach says so', async () => {
	const now = await hasPackage(house, { paidBy: null, openUnpaid: true })
	await booked('2026-03-10T09:00:00Z')
	expect(await balance(house, now)).toEqual([9, 1, 0, 0, 0])
	must(await as(house.owner).do(changePackageSettings, { usableWhen: 'bought' }))
	const second = await hasPackage(house, { paidBy: null })
	expect((await packageNow(house, second)).state).toBe('active')
	expect(await as(house.coach).do(changePackageSettings, { usableWhen: 'paid' })).toMatchObject({ ok: false })
})

test('10.2 what ends first is taken first, and never after its last day', async () => {
	const later = await hasPackage(house)
	const sooner = await hasPackage(house, { validFor: 10, validUnit: 'day' })
	await booked('2026-03-10T09:00:00Z')
	await booked('2026-03-11T09:00:00Z')
	expect(await balance(house, sooner)).toEqual([9, 1, 0, 0, 0])
	expect(await balance(house, later)).toEqual([9, 1, 0, 0, 0])
})

test('43, I10 cancelled in time, a session gives its credit back exactly once; undone, it takes one again', async () => {
	const packageId = await hasPackage(house, { sessions: 1, priceMinor: 4000 })
	const appointmentId = await booked('2026-03-10T09:00:00Z')
	const { eventId } = must(await as(house.client).do(cancelPlace, { appointmentId }))
	expect(await as(house.client).do(cancelPlace, { appointmentId })).toMatchObject({ ok: false })
	expect(await balance(house, packageId)).toEqual([1, 0, 0, 0, 0])
	expect(await due()).toEqual([])
	must(await as(house.coach).do(undoChange, { eventId }))
	expect(await balance(house, packageId)).toEqual([0, 1, 0, 0, 0])
})

test('43 undone while its credit is taken elsewhere, a session is owed in money', async () => {
	const packageId = await hasPackage(house, { sessions: 1, priceMinor: 4000 })
	const appointmentId = await booked('2026-03-10T09:00:00Z')
	const { eventId } = must(await as(house.client).do(cancelPlace, { appointmentId }))
	await booked('2026-03-11T09:00:00Z')
	must(await as(house.coach).do(undoChange, { eventId }))
	expect(await balance(house, packageId)).toEqual([0, 1, 0, 0, 0])
	expect(await due()).toEqual([{ minor: 4500, currency: 'EUR' }])
})

test('42 inside the window cancelling is refused, and the credit stays with the session', async () => {
	const packageId = await hasPackage(house)
	const appointmentId = await begun('2026-03-10T09:00:00Z', '2026-03-09T10:00:00Z')
	expect(await as(house.client).do(cancelPlace, { appointmentId })).toMatchObject({
		...{ ok: false, code: 'appointments_window_passed_at' },
	})
	expect(await balance(house, packageId)).toEqual([9, 1, 0, 0, 0])
})

test('45 the coach cancels late: the client has the session back, and two weeks for another', async () => {
	const packageId = await hasPackage(house, { validFor: 10, validUnit: 'day' })
	const appointmentId = await begun('2026-03-10T09:00:00Z', '2026-03-10T08:50:00Z')
	must(await as(house.coach).do(cancelAppointment, { appointmentId }))
	expect(await balance(house, packageId)).toEqual([10, 0, 0, 0, 0])
	expect((await packageNow(house, packageId)).lastDay).toBe('2026-03-24')
})

test('52 a session that moves keeps its credit, by client and by coach', async () => {
	const packageId = await hasPackage(house)
	const appointmentId = await booked('2026-03-10T09:00:00Z')
	must(await as(house.client).do(moveOwnAppointment, { appointmentId, startsAt: '2026-03-12T09:00:00Z' }))
	must(
		await as(house.coach).do(editAppointment, { appointmentId, startsAt: '2026-03-20T18:00', notify: false }),
	)
	expect(await balance(house, packageId)).toEqual([9, 1, 0, 0, 0])
	expect((await packageNow(house, packageId)).history).toHaveLength(2)
})

test('10.2 who didn’t come loses the session or has it back, as the studio says, or the type', async () => {
	const packageId = await hasPackage(house)
	const first = await begun('2026-03-10T09:00:00Z', '2026-03-10T10:30:00Z')
	const missed = { appointmentId: first, clientId: house.client.id }
	const { eventId } = must(await as(house.coach).do(markNoShow, missed))
	expect(await balance(house, packageId)).toEqual([9, 0, 0, 1, 0])
	must(await as(house.coach).do(undoChange, { eventId }))
	expect(await balance(house, packageId)).toEqual([9, 1, 0, 0, 0])
	must(await as(house.owner).do(changePackageSettings, { noShow: 'return' }))
	must(await as(house.coach).do(markNoShow, missed))
	expect(await balance(house, packageId)).toEqual([10, 0, 0, 0, 0])
	expect(await due()).toEqual([])
	const type = {
		typeId,
		name: 'Technique',
		durationMinutes: 60,
		stepMinutes: 60,
		selfBooking: 'clients' as const,
	}
	const more = { ...type, priceMinor: 4500, coachIds: [house.coach.id], noShowCredit: 'forfeit' as const }
	must(await as(house.owner).do(editType, more))
	const second = await begun('2026-03-12T09:00:00Z', '2026-03-12T10:30:00Z')
	must(await as(house.coach).do(markNoShow, { ...missed, appointmentId: second }))
	expect(await balance(house, packageId)).toEqual([9, 0, 0, 1, 0])
})

test('10.2 the coach may always give a session back; it owes nothing, whatever happens to it then', async () => {
	const packageId = await hasPackage(house)
	const appointmentId = await begun('2026-03-10T09:00:00Z', '2026-03-10T10:30:00Z')
	const { eventId } = must(await as(house.coach).do(completeAppointment, { appointmentId }))
	const back = { appointmentId, clientId: house.client.id, reason: 'The hall was cold' }
	must(await as(house.coach).do(giveCreditBack, back))
	expect(await as(house.coach).do(giveCreditBack, back)).toMatchObject({
		ok: false,
		code: 'packages_no_credit',
	})
	expect(await as(house.client).do(giveCreditBack, back)).toMatchObject({ ok: false, code: 'not_found' })
	expect(await balance(house, packageId)).toEqual([10, 0, 0, 0, 0])
	must(await as(house.coach).do(undoChange, { eventId: eventId ?? '' }))
	must(await as(house.coach).do(completeAppointment, { appointmentId }))
	expect(await balance(house, packageId)).toEqual([10, 0, 0, 0, 0])
	expect(await due()).toEqual([])
	expect((await packageNow(house, packageId)).history[0]).toMatchObject({ reason: 'The hall was cold' })
})
