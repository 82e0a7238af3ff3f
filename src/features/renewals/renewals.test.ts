import { beforeEach, expect, test } from 'vitest'
import { bookAppointment } from '#features/appointments/use-cases/book-appointment.ts'
import { completeAppointment } from '#features/appointments/use-cases/complete-appointment.ts'
import { undoChange } from '#features/appointments/use-cases/undo-change.ts'
import { myPayments } from '#features/payments/queries/my-payments.ts'
import { bookable, openHours } from '#features/testing/appointments.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { balance, hasPackage, packageNow, paysPackage } from '#features/testing/packages.ts'
import { completes, enrolledWith, enrols, hasBegun, trainingNow } from '#features/testing/renewals.ts'
import { as, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { adjustEnrolment } from './use-cases/adjust-enrolment.ts'
import { bookSession } from './use-cases/book-session.ts'
import { endEnrolment } from './use-cases/end-enrolment.ts'
import { enrol } from './use-cases/enrol.ts'
import { pauseEnrolment } from './use-cases/pause-enrolment.ts'
import { resumeEnrolment } from './use-cases/resume-enrolment.ts'

useHouse()
let house: TestStudio
let typeId: string
beforeEach(async () => {
	setClock(() => new Date('2026-03-10T15:00:00Z'))
	house = await studio()
	await openHours(house)
	typeId = await bookable(house, { priceMinor: 4500 })
	await drain()
	posted.length = 0
})

const subjects = async () => {
	await drain()
	return posted.splice(0).map(({ subject }) => subject)
}
const completesOne = async () => must(await completes(house, await hasBegun(house, typeId)))
const due = async () => (await as(house.client).ask(myPayments, {})).total[0]?.minor ?? 0
const trail = (name: string) =>
	within(house.id, async (db) => {
		const rows = await db
			.selectFrom('event')
			.select('after')
			.where('name', '=', `renewals.${name}`)
			.orderBy('id')
			.execute()
		return rows.map(({ after }) => after)
	})
const renewals = () =>
	within(house.id, (db) => db.selectFrom('renewal').selectAll().where('taken_back_at', 'is', null).execute())

test('10.5 a client enrols once they have booked a package with that coach; what they agreed to is kept word for word', async () => {
	const asked = { coachId: house.coach.id, rateMinor: 4000, consentVersion: 1, agreed: true }
	expect(await as(house.client).do(enrol, asked)).toMatchObject({ ok: false, code: 'renewals_no_package' })
	await hasPackage(house, { coachId: house.coach.id })
	for (const [wrong, code] of [
		[{ agreed: false }, 'renewals_tick_box'],
		[{ rateMinor: 3999 }, 'renewals_rate_changed'],
		[{ consentVersion: 0 }, 'renewals_consent_changed'],
	] as const)
		expect(await as(house.client).do(enrol, { ...asked, ...wrong })).toMatchObject({ ok: false, code })
	must(await as(house.client).do(enrol, asked))
	expect(await as(house.client).do(enrol, asked)).toMatchObject({ ok: false, code: 'renewals_enrolled' })
	const [kept] = await within(house.id, (db) => db.selectFrom('enrolment').selectAll().execute())
	expect(kept).toMatchObject({
		consent_version: 1,
		consent_locale: 'en',
		consent_account_id: house.client.accountId,
	})
	expect(kept?.consent_text).toContain('at present €40.00')
	expect(await subjects()).toEqual(['Amélie Durand: ongoing training'])
})

test('35, 10.3, 10.4 the last session is completed, twice: one on deck at the package’s rate, due without a card, told to both in one mail each', async () => {
	await enrolledWith(house, 2)
	await subjects()
	await completesOne()
	expect(await renewals()).toHaveLength(0)
	await subjects()
	const appointmentId = await hasBegun(house, typeId)
	must(await completes(house, appointmentId))
	must(await completes(house, appointmentId))
	expect(await trainingNow(house)).toMatchObject({
		available: 1,
		onDeck: { state: 'unpaid', openMinor: 4000 },
	})
	expect(await due()).toBe(4000)
	expect((await subjects()).toSorted()).toEqual([
		expect.stringMatching(/^A session with .* is booked at €40.00$/),
		'Amélie Durand: a session is booked at €40.00',
	])
})

test('10.3 before it is done the coach reads what completing does: the rate, that it is due, who is told; assistants read no amount', async () => {
	await enrolledWith(house, 1)
	const appointmentId = await hasBegun(house, typeId)
	const seen = await as(house.coach).preview(completeAppointment, { appointmentId })
	expect(seen.ok && seen.effects.slice(1)).toEqual([
		{
			kind: 'comes',
			text: 'A session on deck for Amélie Durand: €40.00, the rate of “10 sessions” or the one accepted since',
		},
		{ kind: 'note', text: '€40.00 due: no card is kept' },
		{ kind: 'told', text: expect.stringMatching(/^Amélie Durand and .* are told$/) },
	])
	expect(await renewals()).toHaveLength(0)
	const assistant = await staffMember(house.id, 'assistant')
	const plain = await as(assistant).preview(completeAppointment, { appointmentId })
	expect(JSON.stringify(plain)).not.toContain('40.00')
})

test('36, 10.8 completed, undone and completed again: still one, and what isn’t there isn’t owed', async () => {
	await enrolledWith(house, 1)
	const appointmentId = await hasBegun(house, typeId)
	const { eventId } = must(await completes(house, appointmentId))
	await subjects()
	const undone = must(await as(house.coach).do(undoChange, { eventId: eventId ?? '' }))
	expect(undone.note).toContain('taken back')
	expect(await due()).toBe(0)
	expect(await trainingNow(house)).toMatchObject({ available: 1, onDeck: null })
	expect(await subjects()).toEqual([expect.stringMatching(/^Your ongoing training with/)])
	must(await completes(house, appointmentId))
	expect(await renewals()).toHaveLength(1)
	expect(await due()).toBe(4000)
})

test('10.8 a session on deck that is arranged stays when the completion is undone, and the screen says so; completing again adds none', async () => {
	await enrolledWith(house, 1)
	const appointmentId = await hasBegun(house, typeId)
	const { eventId } = must(await completes(house, appointmentId))
	const [first] = await renewals()
	await paysPackage(house, first?.package_id ?? '')
	must(await as(house.client).do(bookAppointment, { typeId, startsAt: '2026-03-12T09:00:00Z' }))
	expect((await trainingNow(house)).onDeck?.state).toBe('arranged')
	const undone = must(await as(house.coach).do(undoChange, { eventId: eventId ?? '' }))
	expect(undone.note).toBe('Amélie Durand’s session on deck is booked or used already: it stays')
	must(await completes(house, appointmentId))
	expect(await renewals()).toHaveLength(1)
})

test('10.8 undoing the completion of the session on deck itself puts it on deck again', async () => {
	await enrolledWith(house, 1)
	await completesOne()
	const [first] = await renewals()
	await paysPackage(house, first?.package_id ?? '')
	const { eventId } = await completesOne()
	expect(await renewals()).toHaveLength(2)
	must(await as(house.coach).do(undoChange, { eventId: eventId ?? '' }))
	expect(await renewals()).toMatchObject([{ id: first?.id, on_deck: true }])
	expect((await trainingNow(house)).onDeck).toMatchObject({ packageId: first?.package_id, state: 'arranged' })
})

test('37 opted out, nothing is booked; what is on deck and unpaid goes, what is paid stays', async () => {
	const enrolmentId = await enrolledWith(house, 2)
	await completesOne()
	must(await as(house.client).do(endEnrolment, { enrolmentId }))
	await completesOne()
	expect(await renewals()).toHaveLength(0)
	const again = await enrols(house)
	expect(await trainingNow(house)).toMatchObject({ available: 0, bookable: true })
	must(await as(house.client).do(bookSession, { enrolmentId: again, rateMinor: 4000 }))
	expect(await due()).toBe(4000)
	const over = must(await as(house.client).do(endEnrolment, { enrolmentId: again }))
	expect(over).toEqual({ enrolmentId: again })
	expect(await due()).toBe(0)
	const third = await enrols(house)
	must(await as(house.client).do(bookSession, { enrolmentId: third, rateMinor: 4000 }))
	const packageId = (await trainingNow(house)).onDeck?.packageId ?? ''
	await paysPackage(house, packageId)
	must(await as(house.coach).do(endEnrolment, { enrolmentId: third }))
	expect(await balance(house, packageId)).toEqual([1, 0, 0, 0, 0])
	expect((await trainingNow(house)).state).toBe('none')
})

test('39, 10.6 a package without auto-renewal: nothing is booked, and the trail says why', async () => {
	await enrolledWith(house, 1, { noRenewal: true })
	const appointmentId = await hasBegun(house, typeId)
	const seen = await as(house.coach).preview(completeAppointment, { appointmentId })
	expect(seen.ok && seen.effects.at(-1)?.text).toBe(
		'Amélie Durand’s package isn’t offered with auto-renewal: no session follows',
	)
	must(await completes(house, appointmentId))
	expect(await renewals()).toHaveLength(0)
	expect(await trail('passed-over')).toMatchObject([{ reason: 'no_renewal' }])
})

test('40 a new package bought meanwhile: no session by itself; from then on its rate counts, whatever its size', async () => {
	await enrolledWith(house, 1)
	setClock(() => new Date('2026-03-11T15:00:00Z'))
	await hasPackage(house, { sessions: 3, priceMinor: 10_000, coachId: house.coach.id })
	await completesOne()
	expect(await renewals()).toHaveLength(0)
	expect(await trail('passed-over')).toEqual([])
	for (let n = 0; n < 3; n++) await completesOne()
	expect(await trainingNow(house)).toMatchObject({ rateMinor: 3333, onDeck: { openMinor: 3333 } })
	const [only] = await renewals()
	expect(await packageNow(house, only?.package_id ?? '')).toMatchObject({ sessions: 1, priceMinor: 3333 })
})

test('40 a package that was begun and never paid sets no rate and holds nothing up', async () => {
	await enrolledWith(house, 1)
	await hasPackage(house, { sessions: 5, priceMinor: 100_000, coachId: house.coach.id, paidBy: null })
	await completesOne()
	expect((await trainingNow(house)).onDeck).toMatchObject({ openMinor: 4000 })
})

test('41 unpaid, it is unconfirmed and can’t be booked; completing another session adds none', async () => {
	await enrolledWith(house, 1)
	await completesOne()
	const booked = must(
		await as(house.client).do(bookAppointment, { typeId, startsAt: '2026-03-12T09:00:00Z' }),
	)
	expect(booked.appointmentId).toBeTruthy()
	expect((await trainingNow(house)).onDeck?.state).toBe('unpaid')
	await completesOne()
	expect(await renewals()).toHaveLength(1)
})

test('10.5 paused, skipped once, as many as wanted this month: nothing follows, and the trail says why; then the client books one, or the month does', async () => {
	const enrolmentId = await enrolledWith(house, 1)
	must(await as(house.client).do(pauseEnrolment, { enrolmentId }))
	expect(await as(house.coach).do(resumeEnrolment, { enrolmentId })).toMatchObject({
		ok: false,
		code: 'renewals_paused_by_client',
	})
	await completesOne()
	must(await as(house.client).do(resumeEnrolment, { enrolmentId }))
	must(await as(house.client).do(bookSession, { enrolmentId, rateMinor: 4000 }))
	const pays = async () => paysPackage(house, (await trainingNow(house)).onDeck?.packageId ?? '')
	await pays()
	must(await as(house.client).do(adjustEnrolment, { enrolmentId, skipsNext: true }))
	await completesOne()
	expect((await trainingNow(house)).skipsNext).toBe(false)
	must(await as(house.client).do(bookSession, { enrolmentId, rateMinor: 4000 }))
	await pays()
	must(await as(house.client).do(adjustEnrolment, { enrolmentId, monthlyCap: 2 }))
	await completesOne()
	expect(await trail('passed-over')).toMatchObject([
		{ reason: 'paused' },
		{ reason: 'skipped' },
		{ reason: 'capped' },
	])
	expect(await as(house.client).do(bookSession, { enrolmentId, rateMinor: 4000 })).toMatchObject({
		ok: false,
		code: 'renewals_capped',
	})
	const { goOnInNewMonth } = await import('./regular.ts')
	setClock(() => new Date('2026-03-31T20:00:00Z'))
	await goOnInNewMonth.run()
	expect(await renewals()).toHaveLength(2)
	setClock(() => new Date('2026-04-01T08:00:00Z'))
	for (let n = 0; n < 3; n++) await goOnInNewMonth.run()
	expect(await renewals()).toHaveLength(3)
	expect((await trainingNow(house)).onDeck?.state).toBe('unpaid')
})

test('10.5 several coaches are several enrolments; a package for one coach’s sessions is none for another’s', async () => {
	const other = await staffMember(house.id, 'coach')
	await enrolledWith(house, 1)
	await hasPackage(house, { name: 'With the other', sessions: 2, priceMinor: 14_000, coachId: other.id })
	const second = await enrols(house, other.id)
	await completesOne()
	expect(await trainingNow(house)).toMatchObject({ rateMinor: 4000, onDeck: { openMinor: 4000 } })
	expect(await trainingNow(house, other.id)).toMatchObject({ rateMinor: 7000, available: 2, onDeck: null })
	must(await as(house.client).do(endEnrolment, { enrolmentId: second }))
	expect((await trainingNow(house)).state).toBe('active')
})

test('1.4, I29 whose enrolment it isn’t, it isn’t there', async () => {
	const enrolmentId = await enrolledWith(house, 1)
	const stranger = await studio()
	const assistant = await staffMember(house.id, 'assistant')
	for (const actor of [house.otherClient, stranger.owner, stranger.client, assistant])
		for (const act of [endEnrolment, pauseEnrolment])
			expect(await as(actor).do(act, { enrolmentId })).toMatchObject({ ok: false, code: 'not_found' })
	expect(await as(house.coach).do(adjustEnrolment, { enrolmentId, monthlyCap: 3 })).toMatchObject({
		ok: false,
		code: 'not_found',
	})
})
