import { beforeEach, expect, test } from 'vitest'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { as, staffMember, studio, type TestStudio } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { appointment } from './queries/appointment.ts'
import { myPastSessions } from './queries/my-past-sessions.ts'
import { toComplete } from './queries/to-complete.ts'
import { cancelAppointment } from './use-cases/cancel-appointment.ts'
import { completeAppointment } from './use-cases/complete-appointment.ts'
import { completeAppointments } from './use-cases/complete-appointments.ts'
import { createAppointment } from './use-cases/create-appointment.ts'
import { giveFeedback } from './use-cases/give-feedback.ts'
import { undoChange } from './use-cases/undo-change.ts'

useHouse()
let house: TestStudio
const clock = (at: string) => setClock(() => new Date(at))
beforeEach(async () => {
	clock('2026-03-02T08:00:00Z')
	house = await studio()
})

async function planned(startsAt: string): Promise<string> {
	const session = { title: 'Technique', minutes: 60, privateNotes: 'only mine', startsAt }
	const made = await as(house.coach).do(createAppointment, { ...session, clientIds: [house.client.id] })
	return must(made).appointmentIds[0] as string
}
const gives = (appointmentId: string, words: string, more: object = {}) =>
	as(house.coach).do(giveFeedback, { appointmentId, clientId: house.client.id, words, ...more })
const read = async () => (await as(house.client).ask(myPastSessions, {})).sessions[0]
const mails = async () => {
	await drain()
	return posted.splice(0).map(({ subject }) => subject)
}

test('6.5 of a completed session the coach gives feedback; the client reads it and is told once, also when it is edited', async () => {
	const appointmentId = await planned('2026-03-03T18:00')
	await mails()
	clock('2026-03-04T08:00:00Z')
	expect(await gives(appointmentId, 'Good depth')).toMatchObject({ code: 'appointments_not_completed' })
	const { eventId } = must(await as(house.coach).do(completeAppointment, { appointmentId }))
	must(await gives(appointmentId, 'Good depth', { nextSteps: 'Sleep', version: 0 }))
	expect(await mails()).toEqual(['Feedback on: Technique'])
	expect((await read())?.feedback).toEqual({
		...{ words: 'Good depth', nextSteps: 'Sleep', coach: house.coach.name, editedAt: null },
		givenAt: expect.any(String),
	})
	must(await gives(appointmentId, 'Very good depth', { version: 1 }))
	expect(await gives(appointmentId, 'From an old page', { version: 1 })).toMatchObject({ code: 'stale' })
	expect(await mails()).toEqual([])
	expect((await read())?.feedback).toMatchObject({ words: 'Very good depth', editedAt: expect.any(String) })
	// Private notes are nowhere in what a client reads.
	expect(JSON.stringify(await read())).not.toContain('only mine')
	must(await as(house.coach).do(undoChange, { eventId: eventId ?? '' }))
	expect((await read())?.feedback).toBeNull()
})

test('1.3, 1.4 feedback is the coach’s to give and the client’s to read', async () => {
	const appointmentId = await planned('2026-03-03T18:00')
	clock('2026-03-04T08:00:00Z')
	must(await as(house.coach).do(completeAppointment, { appointmentId }))
	must(await gives(appointmentId, 'Good depth'))
	const assistant = await staffMember(house.id, 'assistant')
	const asked = { appointmentId, clientId: house.client.id, words: 'No' }
	for (const who of [assistant, house.client, house.otherClient])
		expect(await as(who).do(giveFeedback, asked)).toMatchObject({ code: 'not_found' })
	expect((await as(assistant).ask(appointment, { appointmentId })).places[0]?.feedback).toBeNull()
	expect((await as(house.owner).ask(appointment, { appointmentId })).places[0]?.feedback).toMatchObject({
		words: 'Good depth',
		version: 1,
	})
	const elsewhere = { ...asked, clientId: house.otherClient.id }
	expect(await as(house.coach).do(giveFeedback, elsewhere)).toMatchObject({ code: 'not_found' })
})

test('7.3 what is over and not completed is listed, oldest first; several are completed in one go, all or none', async () => {
	const [first, second, off, ahead] = [
		await planned('2026-03-03T18:00'),
		await planned('2026-03-04T18:00'),
		await planned('2026-03-05T18:00'),
		await planned('2026-03-20T18:00'),
	]
	must(await as(house.coach).do(cancelAppointment, { appointmentId: off }))
	clock('2026-03-06T08:00:00Z')
	const waiting = async () => (await as(house.coach).ask(toComplete, {})).appointments.map(({ id }) => id)
	expect(await waiting()).toEqual([first, second])
	const complete = (appointmentIds: string[]) => as(house.coach).do(completeAppointments, { appointmentIds })
	expect(await complete([first, ahead])).toMatchObject({ code: 'appointments_not_begun' })
	expect(await waiting()).toEqual([first, second])
	expect(must(await complete([first, second]))).toEqual({ completed: 2 })
	expect(must(await complete([first, second]))).toEqual({ completed: 0 })
	expect(await waiting()).toEqual([])
})
