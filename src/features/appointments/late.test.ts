import { beforeEach, expect, test } from 'vitest'
import { changePackageSettings } from '#features/packages/use-cases/change-package-settings.ts'
import { obligation } from '#features/payments/queries/obligation.ts'
import { bookable, openHours } from '#features/testing/appointments.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { balance, hasPackage, packageNow } from '#features/testing/packages.ts'
import { owedFor, paidFor } from '#features/testing/payables.ts'
import { as, studio, type TestStudio } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { mySessions } from './queries/my-sessions.ts'
import { bookAppointment } from './use-cases/book-appointment.ts'
import { cancelAppointment } from './use-cases/cancel-appointment.ts'
import { cancelPlace } from './use-cases/cancel-place.ts'
import { changeAppointmentSettings } from './use-cases/change-appointment-settings.ts'
import { createAppointment } from './use-cases/create-appointment.ts'
import { editType } from './use-cases/edit-type.ts'
import { giveCreditBack } from './use-cases/give-credit-back.ts'
import { markNoShow } from './use-cases/mark-no-show.ts'
import { undoChange } from './use-cases/undo-change.ts'

useHouse()
let house: TestStudio
let typeId: string
const clock = (at: string) => setClock(() => new Date(at))
beforeEach(async () => {
	clock('2026-03-01T08:00:00Z')
	house = await studio()
	await openHours(house)
	typeId = await bookable(house, { priceMinor: 4500 })
	must(await as(house.owner).do(changeAppointmentSettings, { lateCancellation: 'forfeit' }))
})

/** Booked for the 10th at nine, of which the window has passed. */
async function late(): Promise<string> {
	const booked = await as(house.client).do(bookAppointment, { typeId, startsAt: '2026-03-10T09:00:00Z' })
	clock('2026-03-09T12:00:00Z')
	return must(booked).appointmentId
}
const cancels = (appointmentId: string, acceptsForfeit = true) =>
	as(house.client).do(cancelPlace, { appointmentId, acceptsForfeit })
const owed = async (appointmentId: string) =>
	as(house.owner).ask(obligation, { obligationId: await owedFor(house, appointmentId, house.client.id) })
const seen = async () => (await as(house.client).ask(mySessions, {})).sessions[0]

test('42 inside the window the credit is forfeited, said before it is confirmed; the ledger says why', async () => {
	const packageId = await hasPackage(house)
	const appointmentId = await late()
	expect(await seen()).toMatchObject({ cancel: 'forfeits', cancellationHours: 24, movable: false })
	const ahead = await as(house.client).preview(cancelPlace, { appointmentId, acceptsForfeit: true })
	expect(ahead.ok && ahead.effects.map(({ text }) => text)).toContain(
		'It is later than 24 h before: this session of the package is forfeited.',
	)
	expect(await balance(house, packageId)).toEqual([9, 1, 0, 0, 0])
	await drain()
	posted.length = 0
	must(await cancels(appointmentId))
	expect(await balance(house, packageId)).toEqual([9, 0, 0, 1, 0])
	const { history } = await packageNow(house, packageId)
	expect(history[0]).toMatchObject({ kind: 'forfeited', because: 'late', byClient: true })
	await drain()
	expect(posted.filter(({ text }) => text.includes('cancelled late, so it counts'))).toHaveLength(2)
	// 10.2: the coach may always give it back.
	must(await as(house.coach).do(giveCreditBack, { appointmentId, clientId: house.client.id }))
	expect(await balance(house, packageId)).toEqual([10, 0, 0, 0, 0])
})

test('42 whoever didn’t read that it costs something isn’t taken at their word', async () => {
	const packageId = await hasPackage(house)
	const appointmentId = await late()
	expect(await cancels(appointmentId, false)).toMatchObject({ code: 'appointments_cancelling_forfeits' })
	expect(await balance(house, packageId)).toEqual([9, 1, 0, 0, 0])
	// Agreed to before the window, it costs nothing all the same.
	clock('2026-03-08T08:00:00Z')
	must(await cancels(appointmentId))
	expect(await balance(house, packageId)).toEqual([10, 0, 0, 0, 0])
})

test('I10, 42 16 times cancelled at once by client and coach: the credit is forfeited once, or back once', async () => {
	const packageId = await hasPackage(house)
	const appointmentId = await late()
	const clientId = house.client.id
	const all = await Promise.all(
		Array.from({ length: 16 }, (_, n) =>
			n % 2 ? cancels(appointmentId) : as(house.coach).do(cancelPlace, { appointmentId, clientId }),
		),
	)
	expect(all.filter(({ ok }) => ok)).toHaveLength(1)
	const [free, reserved, used, forfeited] = await balance(house, packageId)
	expect([reserved, used, (free ?? 0) + (forfeited ?? 0)]).toEqual([0, 0, 10])
})

test('42 without a package the price stays to pay; nothing is refunded of what was paid', async () => {
	const open = await late()
	must(await cancels(open))
	expect(await owed(open)).toMatchObject({ openMinor: 4500, state: 'pending', calledOff: false })
	clock('2026-03-01T08:00:00Z')
	const paid = await late()
	await paidFor(house, { appointmentId: paid })
	must(await cancels(paid))
	expect(await owed(paid)).toMatchObject({ paidMinor: 4500, refundedMinor: 0, state: 'paid' })
})

test('7.5, 10.2 a type says otherwise than the studio: it costs nothing, or is refused', async () => {
	const type = { name: 'Coaching', durationMinutes: 60, priceMinor: 4500, coachIds: [house.coach.id] }
	const set = (lateCancellation: 'return' | 'refuse') =>
		as(house.owner).do(editType, { typeId, ...type, selfBooking: 'clients', lateCancellation })
	const appointmentId = await late()
	must(await set('refuse'))
	expect(await seen()).toMatchObject({ cancel: 'window_passed' })
	expect(await cancels(appointmentId)).toMatchObject({ code: 'appointments_window_passed_at' })
	must(await set('return'))
	expect(await seen()).toMatchObject({ cancel: 'allowed', cancelUntil: new Date('2026-03-10T09:00:00Z') })
	must(await cancels(appointmentId, false))
	expect(await owed(appointmentId)).toMatchObject({ openMinor: 0, state: 'none', calledOff: true })
	// Once it has begun, nobody cancels any more.
	clock('2026-03-01T08:00:00Z')
	const begun = await late()
	clock('2026-03-10T09:00:00Z')
	expect(await cancels(begun)).toMatchObject({ code: 'appointments_over' })
})

test('42 a later setting changes nothing of what was decided; undone, the session stands and is paid again', async () => {
	const packageId = await hasPackage(house)
	const appointmentId = await late()
	const { eventId } = must(await cancels(appointmentId))
	must(await as(house.owner).do(changeAppointmentSettings, { lateCancellation: 'return' }))
	must(await as(house.coach).do(undoChange, { eventId }))
	expect(await balance(house, packageId)).toEqual([9, 1, 0, 0, 0])
	// 45: called off by the coach it costs nothing, however late.
	must(await as(house.coach).do(cancelAppointment, { appointmentId }))
	expect(await balance(house, packageId)).toEqual([10, 0, 0, 0, 0])
})

test('45 called off by the coach, a group session costs nobody anything, whoever had cancelled too late neither', async () => {
	const packageId = await hasPackage(house)
	const group = { capacity: 4, clientIds: [house.client.id, house.otherClient.id] }
	const terms = { title: 'Group', startsAt: '2026-03-10T10:00', minutes: 60, priceMinor: 1800 }
	const made = must(await as(house.coach).do(createAppointment, { ...terms, ...group }))
	const appointmentId = made.appointmentIds[0] as string
	clock('2026-03-09T12:00:00Z')
	must(await cancels(appointmentId))
	expect(await balance(house, packageId)).toEqual([9, 0, 0, 1, 0])
	must(await as(house.coach).do(cancelAppointment, { appointmentId }))
	expect(await balance(house, packageId)).toEqual([10, 0, 0, 0, 0])
})

test('10.2 a no-show without a package owes its price, or nothing, as the studio says', async () => {
	const misses = async () => {
		clock('2026-03-01T08:00:00Z')
		const appointmentId = await late()
		clock('2026-03-10T10:00:00Z')
		must(await as(house.coach).do(markNoShow, { appointmentId, clientId: house.client.id }))
		return owed(appointmentId)
	}
	expect(await misses()).toMatchObject({ openMinor: 4500 })
	house = await studio()
	await openHours(house)
	typeId = await bookable(house, { priceMinor: 4500 })
	must(await as(house.owner).do(changePackageSettings, { noShow: 'return' }))
	expect(await misses()).toMatchObject({ openMinor: 0, calledOff: true })
})
