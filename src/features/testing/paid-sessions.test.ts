import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { appointment } from '#features/appointments/queries/appointment.ts'
import { bookAppointment } from '#features/appointments/use-cases/book-appointment.ts'
import { cancelPlace } from '#features/appointments/use-cases/cancel-place.ts'
import { createType } from '#features/appointments/use-cases/create-type.ts'
import { lookAtCharge } from '#features/charges/looking/look-at-charge.ts'
import { toPay } from '#features/charges/queries/to-pay.ts'
import { pay } from '#features/charges/use-cases/pay.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import type { FakeStripe } from '../../../fakes/stripe/server.ts'
import { drain, posted, useHouse } from './house.ts'
import { owedFor } from './payables.ts'
import { cardStudio, entersCard, rowOf, useStripe } from './stripe.ts'
import { as, type TestStudio, within } from './studio.ts'

// Sessions and cards together: neither feature knows the other, so what both do to one client is tried here.
useHouse()
let fake: FakeStripe
let house: TestStudio
beforeAll(async () => {
	setClock(() => new Date('2026-03-02T08:00:00Z'))
	fake = await useStripe()
})
afterAll(() => fake.close())
beforeEach(async () => {
	house = await cardStudio(fake)
	await within(house.id, async (db) => {
		const ours = { studio_id: house.id, staff_id: house.coach.id }
		await db.insertInto('coach_schedule').values(ours).execute()
		await db
			.insertInto('weekly_hours')
			.values({ ...ours, weekday: 2, from_minute: 540, to_minute: 1020 })
			.execute()
	})
	await drain()
	posted.splice(0)
})

const at = '2026-03-03T09:00:00Z'
async function typeAt(priceMinor: number): Promise<string> {
	const input = { name: 'Technique', durationMinutes: 60, selfBooking: 'clients' as const, priceMinor }
	return must(await as(house.coach).do(createType, { ...input, coachIds: [house.coach.id] })).typeId
}

test('19 a session at no price is booked and confirmed, and nobody asks Stripe', async () => {
	const typeId = await typeAt(0)
	const objects = () =>
		['checkout.session', 'payment_intent', 'customer'].map((each) => fake.all(each).length)
	const before = objects()
	must(await as(house.client).do(bookAppointment, { typeId, startsAt: at }))
	await drain()
	expect(posted.map(({ subject }) => subject)).toContain('Confirmed: Technique')
	expect((await as(house.client).ask(toPay, {})).things).toEqual([])
	expect(objects()).toEqual(before)
})

test('22 the session is cancelled and its time booked by another while the card page is open: what still comes goes back, both are told', async () => {
	const typeId = await typeAt(4500)
	const { appointmentId } = must(await as(house.client).do(bookAppointment, { typeId, startsAt: at }))
	const obligationId = await owedFor(house, appointmentId, house.client.id)
	const { chargeId } = must(await as(house.client).do(pay, { obligationIds: [obligationId] }))
	await lookAtCharge(house.id, chargeId)
	const { action_url: page } = await rowOf(house, chargeId)
	await entersCard(page ?? '', '4242424242424242')

	must(await as(house.client).do(cancelPlace, { appointmentId }))
	const again = must(await as(house.otherClient).do(bookAppointment, { typeId, startsAt: at }))
	await drain()
	await lookAtCharge(house.id, chargeId)
	await drain()

	expect(fake.all('refund').at(-1)).toMatchObject({ amount: 4500, status: 'succeeded' })
	const told = posted.map(({ subject }) => subject)
	expect(told).toContain('€45.00 go back to your card')
	expect(told).toContain('€45.00 go back to Amélie Durand’s card')
	const taken = await as(house.coach).ask(appointment, { appointmentId: again.appointmentId })
	expect(taken.places).toMatchObject([
		{ clientId: house.otherClient.id, status: 'booked', payment: 'pending' },
	])
	expect(await as(house.coach).ask(appointment, { appointmentId })).toMatchObject({ status: 'cancelled' })
})
