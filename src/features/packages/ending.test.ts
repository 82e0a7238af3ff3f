import { beforeEach, expect, test } from 'vitest'
import { bookAppointment } from '#features/appointments/use-cases/book-appointment.ts'
import { completeAppointment } from '#features/appointments/use-cases/complete-appointment.ts'
import { createAppointment } from '#features/appointments/use-cases/create-appointment.ts'
import { myPayments } from '#features/payments/queries/my-payments.ts'
import { recordRefund } from '#features/payments/use-cases/record-refund.ts'
import { reversePayment } from '#features/payments/use-cases/reverse-payment.ts'
import { myReceipts } from '#features/receipts/queries/receipts.ts'
import { bookable, openHours } from '#features/testing/appointments.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { balance, hasPackage, owedForPackage, packageNow, paysPackage } from '#features/testing/packages.ts'
import { as, staffMember, studio, type TestStudio } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { lookAtLastDays } from './regular.ts'
import { createTemplate } from './use-cases/create-template.ts'
import { extendPackage } from './use-cases/extend-package.ts'
import { refundPackage } from './use-cases/refund-package.ts'
import { transferPackage } from './use-cases/transfer-package.ts'

useHouse()
let house: TestStudio
let typeId: string
const clock = (at: string) => setClock(() => new Date(at))
beforeEach(async () => {
	clock('2026-03-01T09:00:00Z')
	house = await studio()
	await openHours(house)
	typeId = await bookable(house, { priceMinor: 4500 })
	await drain()
	posted.length = 0
})

const terms = { name: '10 sessions', sessions: 10, priceMinor: 40_000, onSale: true }
const _offered = async (more: object = {}): Promise<string> =>
	must(await as(house.owner).do(createTemplate, { ...terms, ...more })).templateId
const subjects = async () => {
	await drain()
	return posted.splice(0).map(({ subject }) => subject)
}
const trained = async (count: number): Promise<void> => {
	for (let n = 0; n < count; n++) {
		const startsAt = `2026-02-${10 + n}T09:00`
		const planned = { typeId, clientIds: [house.client.id], startsAt, notify: false }
		const { appointmentIds } = must(await as(house.coach).do(createAppointment, planned))
		must(await as(house.coach).do(completeAppointment, { appointmentId: appointmentIds[0] ?? '' }))
	}
}

test('46 three of ten used: exactly seven shares go back, their credits are void, the receipt has its credit note', async () => {
	const packageId = await hasPackage(house, { priceMinor: 40_003 })
	await trained(3)
	const given = { packageId, method: 'transfer' as const, reason: 'Moves away' }
	const ahead = await as(house.coach).preview(refundPackage, given)
	expect(ahead.ok && ahead.value.backMinor).toBe(28_000)
	expect(ahead.ok && ahead.effects[0]?.text).toBe('7 sessions that nobody used can’t be booked any more')
	expect(must(await as(house.coach).do(refundPackage, given)).backMinor).toBe(28_000)
	expect(await as(house.coach).do(refundPackage, given)).toMatchObject({ ok: false, code: 'packages_over' })
	expect(await owedForPackage(house, packageId)).toMatchObject({
		paidMinor: 40_003,
		refundedMinor: 28_000,
		openMinor: 0,
	})
	expect(await packageNow(house, packageId)).toMatchObject({ state: 'refunded', free: 0, used: 3 })
	await drain()
	const { receipts } = await as(house.client).ask(myReceipts, {})
	expect(receipts.map(({ totalMinor }) => Math.abs(totalMinor)).toSorted((a, b) => a - b)).toEqual([
		28_000, 40_003,
	])
	must(await as(house.client).do(bookAppointment, { typeId, startsAt: '2026-03-10T09:00:00Z' }))
	expect((await as(house.client).ask(myPayments, {})).total).toEqual([{ minor: 4500, currency: 'EUR' }])
})

test('46 what was never paid is no longer owed; what was used still is; what is booked stays booked', async () => {
	const packageId = await hasPackage(house, { paidBy: null, openUnpaid: true })
	await trained(2)
	must(await as(house.client).do(bookAppointment, { typeId, startsAt: '2026-03-10T09:00:00Z' }))
	must(await as(house.coach).do(refundPackage, { packageId, method: 'cash', notify: false }))
	expect(await owedForPackage(house, packageId)).toMatchObject({ openMinor: 12_000, paidMinor: 0 })
	expect(await balance(house, packageId)).toEqual([0, 1, 2, 0, 0])
})

test('46 the whole money went back in another way: what nobody used is void; a payment that was a mistake closes it again', async () => {
	const packageId = await hasPackage(house)
	const { obligationId } = await packageNow(house, packageId)
	must(
		await as(house.coach).do(recordRefund, {
			obligationId: obligationId ?? '',
			method: 'cash',
			notify: false,
		}),
	)
	await drain()
	expect(await packageNow(house, packageId)).toMatchObject({ state: 'refunded', free: 0 })
	const mistaken = await hasPackage(house, { paidBy: null })
	const paymentId = await paysPackage(house, mistaken)
	expect((await packageNow(house, mistaken)).state).toBe('active')
	must(await as(house.coach).do(reversePayment, { paymentId }))
	expect((await packageNow(house, mistaken)).state).toBe('unpaid')
})

test('10.2 told two weeks ahead, once; over on the day after, by the studio’s clock; extended, all is there again', async () => {
	const packageId = await hasPackage(house, { validFor: 1, validUnit: 'month' })
	expect((await packageNow(house, packageId)).lastDay).toBe('2026-03-31')
	clock('2026-03-17T06:30:00Z')
	await lookAtLastDays.run()
	expect(await subjects()).toEqual([])
	clock('2026-03-17T09:30:00Z')
	await lookAtLastDays.run()
	await lookAtLastDays.run()
	expect(await subjects()).toEqual(['10 sessions of “10 sessions” until 31 Mar 2026'])
	clock('2026-03-31T21:30:00Z')
	await lookAtLastDays.run()
	expect(await balance(house, packageId)).toEqual([10, 0, 0, 0, 0])
	clock('2026-03-31T22:10:00Z')
	await lookAtLastDays.run()
	await lookAtLastDays.run()
	expect(await balance(house, packageId)).toEqual([0, 0, 0, 0, 10])
	expect((await packageNow(house, packageId)).state).toBe('expired')
	expect(await subjects()).toEqual(['“10 sessions” has expired'])
	expect(await as(house.coach).do(extendPackage, { packageId, lastDay: '2026-03-31' })).toMatchObject({
		code: 'packages_in_past',
	})
	must(await as(house.coach).do(extendPackage, { packageId, lastDay: '2026-05-31' }))
	expect(await balance(house, packageId)).toEqual([10, 0, 0, 0, 0])
	must(await as(house.coach).do(extendPackage, { packageId, lastDay: null }))
	expect((await packageNow(house, packageId)).lastDay).toBeNull()
})

test('10.2 the rest is for another coach’s sessions from now on', async () => {
	const colleague = await staffMember(house.id, 'coach')
	const packageId = await hasPackage(house, { coachId: house.coach.id })
	const elsewhere = await studio()
	const foreign = await as(house.coach).do(transferPackage, { packageId, coachId: elsewhere.coach.id })
	expect(foreign).toMatchObject({ ok: false, code: 'not_found' })
	must(await as(house.coach).do(transferPackage, { packageId, coachId: colleague.id }))
	const same = await as(house.coach).do(transferPackage, { packageId, coachId: colleague.id })
	expect(same).toMatchObject({ ok: false, code: 'packages_same_coach' })
	must(await as(house.client).do(bookAppointment, { typeId, startsAt: '2026-03-10T09:00:00Z' }))
	expect(await balance(house, packageId)).toEqual([10, 0, 0, 0, 0])
	expect((await packageNow(house, packageId)).history[0]).toMatchObject({ kind: 'transferred', count: 10 })
})

test('10.2 the client hears that one is left, and of the last one; not while another package goes on', async () => {
	await hasPackage(house, { sessions: 2, priceMinor: 8000 })
	await trained(1)
	expect(await subjects()).toEqual(['One session left of “10 sessions”'])
	setClock(() => new Date('2026-03-02T09:00:00Z'))
	const planned = { typeId, clientIds: [house.client.id], startsAt: '2026-02-27T09:00', notify: false }
	const { appointmentIds } = must(await as(house.coach).do(createAppointment, planned))
	must(await as(house.coach).do(completeAppointment, { appointmentId: appointmentIds[0] ?? '' }))
	expect(await subjects()).toEqual(['“10 sessions” is used up'])
})
