import { beforeEach, expect, test } from 'vitest'
import { bookAppointment } from '#features/appointments/use-cases/book-appointment.ts'
import { createAppointment } from '#features/appointments/use-cases/create-appointment.ts'
import { createType } from '#features/appointments/use-cases/create-type.ts'
import { joinAppointment } from '#features/appointments/use-cases/join-appointment.ts'
import { myPayments } from '#features/payments/queries/my-payments.ts'
import { changePaymentSettings } from '#features/payments/use-cases/change-payment-settings.ts'
import { noteOverdue } from '#features/payments/use-cases/note-overdue.ts'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
import { openHours } from '#features/testing/appointments.ts'
import { offered, startInSix } from '#features/testing/bundles.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { sold } from '#features/testing/payables.ts'
import { as, studio, type TestStudio } from '#features/testing/studio.ts'
import { touchline } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { must, perform } from '#platform/perform.ts'
import { confirmBundle } from './use-cases/confirm-bundle.ts'

useHouse()
let house: TestStudio
const on = (day: string) => setClock(() => new Date(`${day}T08:00:00Z`))
beforeEach(async () => {
	on('2026-03-02')
	house = await studio()
	await openHours(house)
	await drain()
	posted.length = 0
})

const wait = { code: 'payments_bookings_wait' }
const wants = () => as(house.owner).do(changePaymentSettings, { bookingsWait: true })
const type = async (more: object = {}) => {
	const given = { name: 'Technique', durationMinutes: 60, selfBooking: 'clients' as const }
	const made = await as(house.coach).do(createType, { ...given, coachIds: [house.coach.id], ...more })
	return must(made).typeId
}
const look = async () => {
	must(await perform(noteOverdue, {}, { actor: touchline(house.id) }))
	await drain()
	return posted.splice(0).map(({ subject }) => subject)
}
const tells = (subjects: string[]) => subjects.filter((each) => each.includes('bookings'))

test('34 overdue for fourteen days: instant bookings, requests, groups and bundles wait; the coach books all the same, once paid all goes on', async () => {
	must(await wants())
	const owed = await sold(house, { forAt: new Date('2026-03-02T09:00:00Z') })
	const [instant, request] = [await type(), await type({ name: 'First talk', needsApproval: true })]
	const group = await type({ name: 'Circuit', capacity: 4 })
	const startsAt = '2026-03-18T09:00:00Z'
	const { appointmentIds } = must(
		await as(house.coach).do(createAppointment, {
			typeId: group,
			startsAt: '2026-03-19T10:00',
			clientIds: [],
		}),
	)
	const { templateId } = await startInSix(house, { count: 2 })
	const bundleId = await offered(house, templateId)
	const starts = ['2026-03-24', '2026-03-31', '2026-04-07'].map((day) => `${day}T17:00:00.000Z`)
	on('2026-03-15')
	expect((await as(house.client).ask(myPayments, {})).bookingsWait).toBe(false)
	expect(await as(house.client).preview(bookAppointment, { typeId: instant, startsAt })).toMatchObject({
		ok: true,
	})
	expect(tells(await look())).toEqual([])
	on('2026-03-16')
	setClock(() => new Date('2026-03-16T09:00:00Z'))
	const tried = async () => [
		await as(house.client).do(bookAppointment, { typeId: instant, startsAt }),
		await as(house.client).do(bookAppointment, { typeId: request, startsAt }),
		await as(house.client).do(joinAppointment, { appointmentId: appointmentIds[0] ?? '' }),
		await as(house.client).do(confirmBundle, { bundleId, starts }),
	]
	expect(await tried()).toMatchObject([wait, wait, wait, wait])
	expect((await as(house.client).ask(myPayments, {})).bookingsWait).toBe(true)
	expect(tells(await look())).toEqual(['Amélie Durand: new bookings wait for a payment'])
	// Said once; another client isn't concerned; and the coach plans what they like.
	expect(tells(await look())).toEqual([])
	must(await as(house.otherClient).do(bookAppointment, { typeId: instant, startsAt: '2026-03-18T13:00:00Z' }))
	const planned = { typeId: instant, startsAt: '2026-03-20T10:00', clientIds: [house.client.id] }
	must(await as(house.coach).do(createAppointment, planned))
	const { obligationId } = owed
	must(await as(house.coach).do(recordPayment, { obligationId, method: 'cash', notify: false }))
	must(await as(house.client).do(bookAppointment, { typeId: instant, startsAt }))
	must(await as(house.client).do(joinAppointment, { appointmentId: appointmentIds[0] ?? '' }))
	await look()
})

test('34 off by default; and what was written down late isn’t overdue at once', async () => {
	const typeId = await type()
	const book = (startsAt: string) => as(house.client).do(bookAppointment, { typeId, startsAt })
	await sold(house, { forAt: new Date('2025-10-01T09:00:00Z') })
	on('2026-03-30')
	must(await book('2026-03-31T09:00:00Z'))
	must(await wants())
	expect(await book('2026-03-31T13:00:00Z')).toMatchObject(wait)
	must(await as(house.owner).do(changePaymentSettings, { overdueDays: 60 }))
	must(await book('2026-03-31T13:00:00Z'))
})
