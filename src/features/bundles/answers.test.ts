import pg from 'pg'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { appointment } from '#features/appointments/queries/appointment.ts'
import { mailLog } from '#features/appointments/queries/mail-log.ts'
import { editAppointment } from '#features/appointments/use-cases/edit-appointment.ts'
import { openHours } from '#features/testing/appointments.ts'
import { offered, startInSix } from '#features/testing/bundles.ts'
import { drain, ownerUrl, posted, useHouse } from '#features/testing/house.ts'
import { as, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { addDays } from '#platform/time/days.ts'
import { bundle } from './queries/bundle.ts'
import { bundleDates } from './queries/dates.ts'
import { myBundles, ofClient, openOffers } from './queries/lists.ts'
import { templates } from './queries/templates.ts'
import { confirmBundle } from './use-cases/confirm-bundle.ts'
import { createTemplate } from './use-cases/create-template.ts'
import { declineBundle } from './use-cases/decline-bundle.ts'
import { notifyClient } from './use-cases/notify-client.ts'
import { offerBundle } from './use-cases/offer-bundle.ts'
import { planBundle } from './use-cases/plan-bundle.ts'
import { undoConfirmation } from './use-cases/undo-confirmation.ts'
import { withdrawBundle } from './use-cases/withdraw-bundle.ts'

useHouse()
const at = (time: string) => setClock(() => new Date(time))
beforeAll(() => at('2026-03-02T08:00:00Z'))
beforeEach(async () => {
	at('2026-03-02T08:00:00Z')
	await drain()
	posted.splice(0)
})

const tuesdays = [0, 1, 2].map((n) => addDays('2026-03-10', 7 * n))
const starts = tuesdays.map((day) => `${day}T17:00:00.000Z`)
const walls = tuesdays.map((day) => `${day}T18:00`)

async function arranged() {
	const house = await studio()
	await openHours(house)
	const { templateId } = await startInSix(house, { count: 2 })
	return { house, templateId, bundleId: await offered(house, templateId, { message: 'As we said.' }) }
}

const mails = async () => {
	await drain()
	return posted.splice(0)
}
const stateOf = async (house: TestStudio, bundleId: string) =>
	(await as(house.coach).ask(bundle, { bundleId })).state
const count = async (house: TestStudio) =>
	(await within(house.id, (db) => db.selectFrom('appointment').select('id').execute())).length

test('7.4 I26 an offer is told once; the client’s confirmation is one message with all sessions and one file', async () => {
	const { house, bundleId } = await arranged()
	const [offer, ...none] = await mails()
	expect(none).toEqual([])
	expect(offer?.subject).toMatch(/offers you “Start in six/)
	expect(offer?.text).toMatch(
		/1 × Assessment.*60 min\n2 × Technique.*one a week[\s\S]*€170\.00[\s\S]*As we said\.[\s\S]*31 March 2026/,
	)
	must(await as(house.client).do(confirmBundle, { bundleId, starts }))
	const sent = await mails()
	expect(sent.map(({ subject }) => subject.replace(/ [0-9a-f]{6}/, '')).sort()).toEqual([
		'Amélie Durand confirmed “Start in six”',
		'Confirmed: Start in six',
	])
	const [toCoach, toClient] = sent.toSorted((a, b) => a.subject.localeCompare(b.subject))
	expect(toClient?.text).toMatch(
		/1\. Assessment.*10 March 2026, 18:00–19:00[\s\S]*3\. Technique.*24 March 2026, 18:00–19:00/,
	)
	for (const mail of [toCoach, toClient]) {
		const file = mail?.icalEvent?.content ?? ''
		expect(mail?.icalEvent?.method).toBe('PUBLISH')
		expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(3)
		expect(new Set(file.match(/UID:.*/g)).size).toBe(3)
	}
})

test('7.4 each session knows that its client was told, and by which mail; only what changes later is told again', async () => {
	const { house, bundleId } = await arranged()
	const { appointmentIds } = must(await as(house.client).do(confirmBundle, { bundleId, starts }))
	await mails()
	const [first = ''] = appointmentIds
	const seen = await as(house.coach).ask(appointment, { appointmentId: first })
	expect(seen.places).toMatchObject([{ told: { as: 'confirmation' }, fits: null }])
	const { messages } = await as(house.coach).ask(mailLog, { appointmentId: first })
	expect(messages.map(({ kind }) => kind).sort()).toEqual(['bundle-confirmed', 'client-confirmed-bundle'])
	const moved = { appointmentId: first, startsAt: '2026-03-11T18:00', notify: true }
	must(await as(house.coach).do(editAppointment, moved))
	expect((await mails()).map(({ subject }) => subject)).toEqual([
		expect.stringMatching(/^Changed|^Updated|^New/),
	])
})

test('7.4 dates that were saved silently are told later, all in one message, once', async () => {
	const { house, bundleId } = await arranged()
	await mails()
	must(await as(house.coach).do(planBundle, { bundleId, startsAt: walls }))
	expect(await mails()).toEqual([])
	const ahead = await as(house.coach).preview(notifyClient, { bundleId })
	expect(ahead).toMatchObject({
		effects: [{ kind: 'told', text: expect.stringMatching(/^Amélie Durand is told/) }],
	})
	must(await as(house.coach).do(notifyClient, { bundleId }))
	expect(await mails()).toHaveLength(1)
	expect(must(await as(house.coach).do(notifyClient, { bundleId }))).toEqual({ notified: false })
	expect(await mails()).toEqual([])
})

test('I38 confirmed twice at once, by two tabs and by the coach: the sessions exist once, and everybody sees the same', async () => {
	const { house, bundleId } = await arranged()
	const outcomes = await Promise.all([
		as(house.client).do(confirmBundle, { bundleId, starts }),
		as(house.client).do(confirmBundle, { bundleId, starts }),
		as(house.coach).do(planBundle, { bundleId, startsAt: walls, notify: true }),
	])
	const [one, two, three] = outcomes.map(
		(outcome) => must<{ appointmentIds: string[] }>(outcome).appointmentIds,
	)
	expect(one).toEqual(two)
	expect(one).toEqual(three)
	expect(await count(house)).toBe(3)
	expect((await mails()).filter(({ subject }) => subject.startsWith('Confirmed'))).toHaveLength(1)
})

test('I5 a fault at the last session leaves none of them, and tells nobody', async () => {
	const { house, bundleId } = await arranged()
	await mails()
	const owner = new pg.Client({ connectionString: ownerUrl() })
	await owner.connect()
	await owner.query(`create function no_third() returns trigger language plpgsql as $$ begin
		if lower(new.during) = '${starts[2]}' then raise exception 'a fault'; end if; return new; end $$`)
	await owner.query(
		'create trigger no_third before insert on coach_busy for each row execute function no_third()',
	)
	await expect(as(house.client).do(confirmBundle, { bundleId, starts })).rejects.toThrow('a fault')
	await owner.query('drop trigger no_third on coach_busy')
	await owner.end()
	expect(await count(house)).toBe(0)
	expect(await stateOf(house, bundleId)).toBe('offered')
	expect(await mails()).toEqual([])
	must(await as(house.client).do(confirmBundle, { bundleId, starts }))
	expect(await count(house)).toBe(3)
})

test('7.1 an offer ends with its last day on the studio’s wall, by the clock alone', async () => {
	const { house, bundleId } = await arranged()
	at('2026-03-31T21:59:00Z')
	expect(await stateOf(house, bundleId)).toBe('offered')
	at('2026-03-31T22:00:00Z')
	expect(await stateOf(house, bundleId)).toBe('expired')
	const late = ['2026-04-07', '2026-04-14', '2026-04-21'].map((day) => `${day}T16:00:00Z`)
	const refused = await as(house.client).do(confirmBundle, { bundleId, starts: late })
	expect(refused).toMatchObject({ code: 'bundles_expired', params: { until: '31 March 2026' } })
	expect(await as(house.coach).do(planBundle, { bundleId, startsAt: walls })).toMatchObject({
		code: 'bundles_expired',
	})
	expect((await as(house.client).ask(myBundles, {})).offers).toEqual([])
	expect((await as(house.coach).ask(openOffers, {})).bundles).toEqual([])
})

test('7.1 declined or withdrawn, it can’t be confirmed; whoever leads it hears of a decline', async () => {
	const { house, templateId, bundleId } = await arranged()
	await mails()
	must(await as(house.client).do(declineBundle, { bundleId, reason: 'Not before summer.' }))
	const [told] = await mails()
	expect(told?.subject).toMatch(/^Amélie Durand declined “Start in six/)
	expect(told?.text).toContain('Not before summer.')
	expect(await as(house.client).do(confirmBundle, { bundleId, starts })).toMatchObject({
		code: 'bundles_closed',
	})
	const second = await offered(house, templateId)
	must(await as(house.coach).do(withdrawBundle, { bundleId: second }))
	expect(await as(house.client).do(declineBundle, { bundleId: second })).toMatchObject({
		code: 'bundles_closed',
	})
	const expected = ['withdrawn', 'declined']
	const { bundles } = await as(house.coach).ask(ofClient, { clientId: house.client.id })
	expect(bundles.map(({ state }) => state)).toEqual(expected)
	// The offer was withdrawn before the worker came to it: nobody is told of what can't be answered.
	expect(await mails()).toEqual([])
})

test('7.1 undone for 30 days: what is to come is off; nothing begun, and the offer is open again', async () => {
	const { house, bundleId } = await arranged()
	must(await as(house.client).do(confirmBundle, { bundleId, starts }))
	const { confirmedEvent } = await as(house.coach).ask(bundle, { bundleId })
	const undo = { eventId: confirmedEvent ?? '' }
	expect(await as(house.client).do(undoConfirmation, undo)).toMatchObject({ code: 'not_found' })
	expect(must(await as(house.coach).do(undoConfirmation, undo))).toMatchObject({ status: 'offered' })
	expect(await within(house.id, (db) => db.selectFrom('coach_busy').select('id').execute())).toEqual([])
	expect((await mails()).filter(({ subject }) => subject.startsWith('Cancelled'))).toHaveLength(3)
	expect(await as(house.coach).do(undoConfirmation, undo)).toMatchObject({ code: 'bundles_undone_already' })
	must(await as(house.client).do(confirmBundle, { bundleId, starts }))
	const again = { eventId: (await as(house.coach).ask(bundle, { bundleId })).confirmedEvent ?? '' }
	at('2026-03-11T08:00:00Z')
	expect(must(await as(house.coach).do(undoConfirmation, again))).toMatchObject({ status: 'withdrawn' })
	const { sessions } = await as(house.coach).ask(bundle, { bundleId })
	expect(sessions.map(({ status }) => status)).toEqual(['booked', 'cancelled', 'cancelled'])
})

test('7.1 after 30 days nothing is undone', async () => {
	const { house, bundleId } = await arranged()
	must(await as(house.client).do(confirmBundle, { bundleId, starts }))
	const { confirmedEvent } = await as(house.coach).ask(bundle, { bundleId })
	at('2026-04-01T08:00:01Z')
	const late = await as(house.coach).do(undoConfirmation, { eventId: confirmedEvent ?? '' })
	expect(late).toMatchObject({ code: 'not_found' })
})

test('1.3 1.4 assistants offer and plan without money; other coaches and clients find nothing', async () => {
	const { house, templateId, bundleId } = await arranged()
	const assistant = await staffMember(house.id, 'assistant')
	const other = await staffMember(house.id, 'coach')
	const { bundles } = await as(assistant).ask(ofClient, { clientId: house.client.id })
	expect(bundles).toMatchObject([{ totalMinor: null }])
	const seen = await as(assistant).ask(bundle, { bundleId })
	expect([seen.totalMinor, ...seen.sessions.map(({ priceMinor }) => priceMinor)]).toEqual([
		null,
		null,
		null,
		null,
	])
	const [template] = (await as(assistant).ask(templates, {})).templates
	expect(template).toMatchObject({ totalMinor: null, lines: [{ priceMinor: null }, { priceMinor: null }] })
	const offer = { templateId, clientId: house.client.id, coachId: house.coach.id, expiresOn: '2026-03-31' }
	expect(await as(assistant).do(offerBundle, { ...offer, totalMinor: 1 })).toMatchObject({
		code: 'not_found',
	})
	const ahead = await as(assistant).preview(offerBundle, offer)
	expect(ahead.ok && ahead.effects.some(({ text }) => text.includes('€'))).toBe(false)
	must(await as(assistant).do(offerBundle, offer))
	const made = { name: 'Mine', lines: [] }
	expect(await as(assistant).do(createTemplate, made)).toMatchObject({ code: 'not_found' })
	// A coach plans for themselves only, and sees only their own clients' offers.
	expect(await as(other).do(offerBundle, offer)).toMatchObject({ code: 'not_found' })
	expect(await as(other).do(planBundle, { bundleId, startsAt: walls })).toMatchObject({ code: 'not_found' })
	for (const stranger of [other, house.otherClient]) {
		await expect(as(stranger).ask(bundle, { bundleId })).rejects.toThrow()
		await expect(as(stranger).ask(bundleDates, { bundleId, starts: [] })).rejects.toThrow()
	}
	expect(await as(house.otherClient).do(confirmBundle, { bundleId, starts })).toMatchObject({
		code: 'not_found',
	})
	expect((await as(other).ask(openOffers, {})).bundles).toEqual([])
	must(await as(assistant).do(planBundle, { bundleId, startsAt: walls }))
})
