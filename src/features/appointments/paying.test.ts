import { beforeAll, beforeEach, expect, test } from 'vitest'
import { deleteClient } from '#features/clients/use-cases/delete-client.ts'
import { mergeClients } from '#features/clients/use-cases/merge-clients.ts'
import { obligation } from '#features/payments/queries/obligation.ts'
import { unpaid } from '#features/payments/queries/unpaid.ts'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { owedFor, paidFor } from '#features/testing/payables.ts'
import { as, clientOf, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { activity } from './queries/activity.ts'
import { appointment } from './queries/appointment.ts'
import { myPastSessions } from './queries/my-past-sessions.ts'
import { addClient } from './use-cases/add-client.ts'
import { approveRequest } from './use-cases/approve-request.ts'
import { cancelAppointment } from './use-cases/cancel-appointment.ts'
import { cancelPlace } from './use-cases/cancel-place.ts'
import { createAppointment } from './use-cases/create-appointment.ts'
import { createType } from './use-cases/create-type.ts'
import { editAppointment } from './use-cases/edit-appointment.ts'
import { editType } from './use-cases/edit-type.ts'
import { markNoShow } from './use-cases/mark-no-show.ts'
import { moveSeries } from './use-cases/move-series.ts'
import { undoChange } from './use-cases/undo-change.ts'

useHouse()
const clock = (at: string) => setClock(() => new Date(at))
beforeAll(() => clock('2026-03-02T08:00:00Z'))
beforeEach(async () => {
	clock('2026-03-02T08:00:00Z')
	await drain()
	posted.splice(0)
})

const session = { title: 'Technique', startsAt: '2026-03-10T18:00', minutes: 60, priceMinor: 4500 }
async function planned(house: TestStudio, more: object = {}) {
	const input = { ...session, clientIds: [house.client.id], ...more }
	return must(await as(house.coach).do(createAppointment, input)).appointmentIds[0] as string
}
const owed = async (house: TestStudio, appointmentId: string, clientId = house.client.id) =>
	as(house.owner).ask(obligation, { obligationId: await owedFor(house, appointmentId, clientId) })
const obligations = (house: TestStudio) =>
	within(house.id, (db) => db.selectFrom('obligation').select(['title', 'state']).orderBy('id').execute())

test('7.3 a place with a price is owed for from the moment it is given; a free one and a request aren’t', async () => {
	const house = await studio()
	const id = await planned(house)
	await planned(house, { startsAt: '2026-03-11T18:00', priceMinor: 0 })
	expect(await obligations(house)).toEqual([{ title: 'Technique', state: 'pending' }])
	expect(await owed(house, id)).toMatchObject({
		...{ kind: 'appointment', aboutId: id, priceMinor: 4500, openMinor: 4500, state: 'pending' },
		forAt: '2026-03-10T17:00:00.000Z',
	})
	const asked = await planned(house, { startsAt: '2026-03-12T18:00', priceMinor: 0 })
	await within(house.id, async (db) => {
		const request = { status: 'requested', price_minor: 900 }
		await db.updateTable('appointment').set(request).where('id', '=', asked).execute()
		await db
			.updateTable('appointment_place')
			.set({ ...request, seat: null })
			.where('appointment_id', '=', asked)
			.execute()
		await db.deleteFrom('coach_busy').where('appointment_id', '=', asked).execute()
	})
	expect(await obligations(house)).toHaveLength(1)
	must(await as(house.coach).do(approveRequest, { appointmentId: asked }))
	expect(await owed(house, asked)).toMatchObject({ openMinor: 900 })
})

test('45, 43 cancelled by the coach or in time by the client: nothing more is owed, what was paid is untouched; undo restores', async () => {
	const house = await studio()
	const byCoach = await planned(house)
	await paidFor(house, { appointmentId: byCoach, amountMinor: 2000 })
	const { eventId } = must(await as(house.coach).do(cancelAppointment, { appointmentId: byCoach }))
	expect(await owed(house, byCoach)).toMatchObject({
		openMinor: 0,
		paidMinor: 2000,
		refundedMinor: 0,
		state: 'paid',
	})
	must(await as(house.coach).do(undoChange, { eventId }))
	expect(await owed(house, byCoach)).toMatchObject({ openMinor: 2500, paidMinor: 2000, state: 'part_paid' })
	const byClient = await planned(house, { startsAt: '2026-03-11T18:00' })
	must(await as(house.client).do(cancelPlace, { appointmentId: byClient }))
	expect(await owed(house, byClient)).toMatchObject({ openMinor: 0, state: 'none', calledOff: true })
})

test('42 inside the window a client’s cancelling is refused, and it stays owed', async () => {
	const house = await studio()
	const id = await planned(house)
	clock('2026-03-10T12:00:00Z')
	expect(await as(house.client).do(cancelPlace, { appointmentId: id })).toMatchObject({
		code: 'appointments_window_passed_at',
	})
	expect(await owed(house, id)).toMatchObject({ openMinor: 4500, state: 'pending' })
})

test('11.4 a type’s own rate of tax goes with what is owed; another one changes what nobody has paid yet', async () => {
	const house = await studio()
	const type = { name: 'Technique', durationMinutes: 60, priceMinor: 4500, taxBp: 550 }
	const who = { coachIds: [house.coach.id] }
	const { typeId } = must(await as(house.owner).do(createType, { ...type, ...who }))
	const [paid, open] = [
		await planned(house, { typeId }),
		await planned(house, { typeId, startsAt: '2026-03-11T18:00' }),
	]
	await planned(house, { startsAt: '2026-03-12T18:00' })
	await paidFor(house, { appointmentId: paid })
	const rates = () =>
		within(house.id, (db) =>
			db.selectFrom('obligation').select(['about_id', 'tax_bp']).orderBy('id').execute(),
		)
	expect((await rates()).map(({ tax_bp }) => tax_bp)).toEqual([550, 550, null])
	must(await as(house.owner).do(editType, { typeId, ...type, ...who, taxBp: 2000 }))
	const after = new Map((await rates()).map(({ about_id, tax_bp }) => [about_id, tax_bp]))
	expect([after.get(paid), after.get(open)]).toEqual([550, 2000])
	expect([...after.values()]).toContain(null)
	expect(await as(house.owner).do(editType, { typeId, ...type, ...who, taxBp: 5001 })).toMatchObject({
		ok: false,
	})
})

test('52 a paid session that is moved stays paid, and what was paid for has its new date', async () => {
	const house = await studio()
	const id = await planned(house, { repeat: { everyWeeks: 1, weekdays: [], count: 2 } })
	await paidFor(house, { appointmentId: id })
	must(
		await as(house.coach).do(editAppointment, {
			appointmentId: id,
			startsAt: '2026-03-12T10:00',
			title: 'Force',
		}),
	)
	expect(await owed(house, id)).toMatchObject({
		state: 'paid',
		title: 'Force',
		forAt: '2026-03-12T09:00:00.000Z',
	})
	must(await as(house.coach).do(moveSeries, { appointmentId: id, startsAt: '2026-03-13T10:00' }))
	expect(await owed(house, id)).toMatchObject({ state: 'paid', forAt: '2026-03-13T09:00:00.000Z' })
	expect((await owed(house, id)).lines).toHaveLength(2)
})

test('7.3 who didn’t come still owes; a new price is for those who have settled nothing', async () => {
	const house = await studio()
	const id = await planned(house, { capacity: 3, clientIds: [house.client.id, house.otherClient.id] })
	await paidFor(house, { appointmentId: id, clientId: house.otherClient.id, amountMinor: 500 })
	must(await as(house.coach).do(editAppointment, { appointmentId: id, priceMinor: 6000 }))
	expect(await owed(house, id)).toMatchObject({ openMinor: 6000 })
	expect(await owed(house, id, house.otherClient.id)).toMatchObject({ openMinor: 4000, priceMinor: 4500 })
	clock('2026-03-10T18:30:00Z')
	must(await as(house.coach).do(markNoShow, { appointmentId: id, clientId: house.client.id }))
	expect(await owed(house, id)).toMatchObject({ openMinor: 6000, state: 'pending' })
	expect((await as(house.coach).ask(unpaid, {})).total).toEqual([{ minor: 10_000, currency: 'EUR' }])
})

test('45 a place that is given back and given again is owed again, once; whoever waited owes from their seat on', async () => {
	const house = await studio()
	const id = await planned(house, { capacity: 2, clientIds: [house.client.id, house.otherClient.id] })
	const third = await clientOf(house.id, { firstName: 'Zoé', lastName: 'Petit', coachId: house.coach.id })
	must(await as(house.coach).do(addClient, { appointmentId: id, clientId: third.id, wait: true }))
	await expect(owedFor(house, id, third.id)).rejects.toThrow()
	must(await as(house.coach).do(cancelPlace, { appointmentId: id, clientId: house.client.id }))
	expect(await owed(house, id, third.id)).toMatchObject({ openMinor: 4500 })
	must(await as(house.coach).do(cancelPlace, { appointmentId: id, clientId: third.id }))
	must(await as(house.coach).do(addClient, { appointmentId: id, clientId: house.client.id }))
	expect(await owed(house, id)).toMatchObject({ openMinor: 4500, state: 'pending' })
	expect(await obligations(house)).toHaveLength(3)
})

test('1.3 coaches read the payment on the appointment and its trail, assistants neither', async () => {
	const house = await studio()
	const id = await planned(house)
	await paidFor(house, { appointmentId: id })
	const assistant = await staffMember(house.id, 'assistant')
	const seen = (who: typeof assistant) => as(who).ask(appointment, { appointmentId: id })
	expect((await seen(house.coach)).places).toMatchObject([
		{ payment: 'paid', obligationId: expect.any(String) },
	])
	expect((await seen(assistant)).places).toMatchObject([{ payment: null, obligationId: null }])
	const trail = async (who: typeof assistant) =>
		(await as(who).ask(activity, { appointmentId: id })).entries.map(({ name }) => name)
	expect(await trail(house.coach)).toEqual(['payments.payment-recorded', 'appointments.created'])
	expect(await trail(assistant)).toEqual(['appointments.created'])
	clock('2026-03-12T08:00:00Z')
	expect((await as(house.client).ask(myPastSessions, {})).sessions).toMatchObject([{ payment: 'paid' }])
})

test('I40 a deleted client owes nothing more; what they paid stays in the ledger, without them', async () => {
	const house = await studio()
	const id = await planned(house)
	await paidFor(house, { appointmentId: id, amountMinor: 1500 })
	const obligationId = await owedFor(house, id, house.client.id)
	await drain()
	must(await as(house.owner).do(deleteClient, { clientId: house.client.id, confirm: 'Amélie Durand' }))
	expect(await as(house.owner).ask(obligation, { obligationId })).toMatchObject({
		...{ client: '', clientId: null, openMinor: 0, paidMinor: 1500 },
	})
	await expect(as(house.coach).ask(obligation, { obligationId })).rejects.toThrow()
	expect((await as(house.owner).ask(unpaid, { over: false })).total).toEqual([])
})

test('1.5 two records that are one person: what either owed is the kept one’s, one place is owed for once', async () => {
	const house = await studio()
	const both = await planned(house, { capacity: 3, clientIds: [house.client.id, house.otherClient.id] })
	const own = await planned(house, { startsAt: '2026-03-11T18:00', clientIds: [house.otherClient.id] })
	must(
		await as(house.owner).do(mergeClients, {
			clientId: house.client.id,
			mergedClientId: house.otherClient.id,
		}),
	)
	const rows = await within(house.id, (db) =>
		db.selectFrom('obligation').select(['about_id', 'client_id', 'state']).orderBy('id').execute(),
	)
	expect(rows.every(({ client_id }) => client_id === house.client.id)).toBe(true)
	expect(
		rows
			.filter(({ about_id }) => about_id === both)
			.map(({ state }) => state)
			.sort(),
	).toEqual(['none', 'pending'])
	expect(rows.find(({ about_id }) => about_id === own)).toMatchObject({ state: 'pending' })
	expect(
		await as(house.coach).do(recordPayment, {
			...{ obligationId: await owedFor(house, own, house.client.id), method: 'cash' },
		}),
	).toMatchObject({ ok: true })
})
