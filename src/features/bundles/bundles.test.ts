import { beforeAll, beforeEach, expect, test } from 'vitest'
import { appointment } from '#features/appointments/queries/appointment.ts'
import { cancelPlace } from '#features/appointments/use-cases/cancel-place.ts'
import { createAppointment } from '#features/appointments/use-cases/create-appointment.ts'
import { editType } from '#features/appointments/use-cases/edit-type.ts'
import { openHours } from '#features/testing/appointments.ts'
import { offered, startInSix } from '#features/testing/bundles.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { addDays } from '#platform/time/days.ts'
import { bundle } from './queries/bundle.ts'
import { bundleDates } from './queries/dates.ts'
import { myBundles } from './queries/lists.ts'
import { bundleTimes } from './queries/times.ts'
import { confirmBundle } from './use-cases/confirm-bundle.ts'
import { editTemplate } from './use-cases/edit-template.ts'
import { planBundle } from './use-cases/plan-bundle.ts'

useHouse()
const begin = new Date('2026-03-02T08:00:00Z')
beforeAll(() => setClock(() => begin))
beforeEach(async () => {
	setClock(() => begin)
	await drain()
	posted.splice(0)
})

/** 18:00 in Paris on six Tuesdays; the clocks go forward on 29 March. */
const tuesdays = Array.from({ length: 6 }, (_, n) => addDays('2026-03-10', 7 * n))
const starts = tuesdays.map((day) => `${day}T${day >= '2026-03-29' ? '16' : '17'}:00:00.000Z`)

async function arranged(more: Parameters<typeof startInSix>[1] = {}) {
	const house = await studio()
	await openHours(house)
	const made = await startInSix(house, more)
	return { house, ...made, bundleId: await offered(house, made.templateId) }
}

const rows = (house: TestStudio, table: 'appointment' | 'appointment_place' | 'coach_busy') =>
	within(house.id, (db) => db.selectFrom(table).select('id').execute())

test('7.1 I6 the first date proposes the others at the same wall time, across DST', async () => {
	const { house, bundleId } = await arranged()
	const asked = { bundleId, starts: [starts[0] ?? null] }
	const { dates, ready } = await as(house.client).ask(bundleDates, asked)
	expect(dates.map(({ startsAt }) => startsAt)).toEqual(starts)
	expect(dates.map(({ state }) => state)).toEqual(['chosen', ...Array(5).fill('proposed')])
	expect(ready).toBe(true)
})

test('7.2 what is in the way of a proposed date stands beside it, with the next free time', async () => {
	const { house, bundleId } = await arranged()
	const other = { title: 'Other', startsAt: '2026-03-24T17:30', minutes: 60 }
	must(await as(house.coach).do(createAppointment, other))
	const { dates, ready } = await as(house.client).ask(bundleDates, { bundleId, starts: [starts[0] ?? null] })
	expect(dates[2]).toEqual({ n: 3, state: 'gone', startsAt: starts[2], next: '2026-03-24T18:00:00.000Z' })
	expect(dates.filter(({ state }) => state === 'proposed')).toHaveLength(4)
	expect(ready).toBe(false)
	const early = [...starts]
	early[1] = '2026-03-10T17:00:00.000Z'
	const placed = await as(house.client).ask(bundleDates, { bundleId, starts: early })
	expect(placed.dates[1]).toMatchObject({ state: 'order', next: '2026-03-10T18:00:00.000Z' })
})

test('7.2 free times of a session come after the one before it, and reach as far as the bundle takes', async () => {
	const { house, bundleId } = await arranged({ count: 20 })
	const times = (n: number, from: string, previous?: string) =>
		as(house.client).ask(bundleTimes, { bundleId, n, from, to: from, ...(previous ? { previous } : {}) })
	const after = '2026-03-10T17:00:00Z'
	expect((await times(2, '2026-03-10', after)).times.map(({ startsAt }) => startsAt)).toEqual([
		'2026-03-10T18:00:00Z',
	])
	// The type's horizon is sixty days; the last session is twenty weeks after the first.
	expect((await times(1, '2026-07-01')).times).toEqual([])
	expect((await times(21, '2026-07-01')).times).not.toEqual([])
})

test('7.1 I14 all sessions are made at once, each at its frozen price, ordinary appointments from then on', async () => {
	const { house, bundleId } = await arranged()
	const ahead = await as(house.client).preview(confirmBundle, { bundleId, starts })
	expect(ahead.ok && ahead.effects.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
		...starts.map((_, n) => expect.stringMatching(new RegExp(`^comes ${n + 1}\\. .*2026, 18:00$`))),
		'note Price of all sessions together: €335.00',
		'told Your coach is told, and you get all sessions in writing.',
	])
	expect(await rows(house, 'appointment')).toEqual([])
	const { appointmentIds } = must(await as(house.client).do(confirmBundle, { bundleId, starts }))
	expect(appointmentIds).toHaveLength(6)
	expect(await rows(house, 'coach_busy')).toHaveLength(6)
	const [first = '', second = ''] = appointmentIds
	const seen = await as(house.coach).ask(appointment, { appointmentId: first })
	expect(seen).toMatchObject({
		status: 'booked',
		priceMinor: 6000,
		wall: '2026-03-10T18:00',
		zone: 'Europe/Paris',
	})
	expect(seen.places).toMatchObject([{ payment: 'pending', priceMinor: 6000, status: 'booked' }])
	const { parts } = await as(house.client).ask(myBundles, {})
	expect(parts[second]).toMatchObject({ n: 2, of: 6 })
	must(await as(house.client).do(cancelPlace, { appointmentId: second }))
	const { state, sessions } = await as(house.client).ask(bundle, { bundleId })
	expect(state).toBe('confirmed')
	expect(sessions.map(({ status }) => status)).toEqual([
		'booked',
		'cancelled',
		'booked',
		'booked',
		'booked',
		'booked',
	])
})

test('I14 a price for all of it is split so that the parts add up to it exactly', async () => {
	const { house, bundleId } = await arranged({ totalMinor: 29_999 })
	const { appointmentIds } = must(await as(house.client).do(confirmBundle, { bundleId, starts }))
	const prices = await within(house.id, (db) =>
		db
			.selectFrom('appointment_place')
			.select('price_minor')
			.where('appointment_id', 'in', appointmentIds)
			.execute(),
	)
	expect(prices.reduce((sum, { price_minor }) => sum + Number(price_minor), 0)).toBe(29_999)
})

test('I14 a template or a type changed after the offer changes nothing of it', async () => {
	const { house, templateId, technique, bundleId } = await arranged()
	const terms = { name: 'Something else', durationMinutes: 90, priceMinor: 9900, coachIds: [house.coach.id] }
	must(await as(house.owner).do(editType, { typeId: technique, ...terms }))
	const other = { name: 'Other', lines: [{ typeId: technique, count: 2, everyDays: 1 }], totalMinor: 1 }
	must(await as(house.owner).do(editTemplate, { templateId, ...other }))
	const seen = await as(house.client).ask(bundle, { bundleId })
	expect(seen).toMatchObject({ name: expect.stringMatching(/^Start in six/), totalMinor: 33_500 })
	expect(seen.sessions.map(({ minutes, priceMinor }) => [minutes, priceMinor])).toEqual([
		[60, 6000],
		...Array(5).fill([60, 5500]),
	])
})

test('7.2 I5 one session that has gone is named, and none is made', async () => {
	const { house, bundleId } = await arranged()
	const other = { title: 'Other', startsAt: '2026-04-14T18:30', minutes: 60 }
	must(await as(house.coach).do(createAppointment, other))
	const refused = await as(house.client).do(confirmBundle, { bundleId, starts })
	expect(refused).toMatchObject({ ok: false, code: 'bundles_time_gone_next', field: 'starts.5' })
	expect(refused.ok || refused.params).toMatchObject({ session: expect.stringMatching(/^Session 6 of 6, /) })
	expect(await rows(house, 'appointment')).toHaveLength(1)
	expect(await rows(house, 'coach_busy')).toHaveLength(1)
	expect((await as(house.client).ask(bundle, { bundleId })).state).toBe('offered')
	await drain()
	expect(posted.filter(({ subject }) => subject.startsWith('Confirmed'))).toEqual([])
})

test('7.2 a time that nobody offered, an order turned round and a date too few are refused', async () => {
	const { house, bundleId } = await arranged()
	const confirm = async (given: string[]) => {
		const answer = await as(house.client).do(confirmBundle, { bundleId, starts: given })
		return answer.ok ? 'ok' : `${answer.code} ${answer.field ?? ''}`
	}
	expect(await confirm(starts.with(2, '2026-03-24T03:00:00Z'))).toBe('bundles_time_gone_next starts.2')
	expect(await confirm(starts.with(2, starts[1] ?? ''))).toBe('bundles_out_of_order starts.2')
	expect(await confirm(starts.slice(1))).toBe('bundles_dates_missing starts')
	expect(await confirm(starts.with(0, '9999-01-01T00:00:00Z'))).toMatch(/^bundles_time_gone/)
	expect(await confirm(starts.with(0, 'soon'))).toBe('invalid ')
	expect(await rows(house, 'appointment')).toEqual([])
})

test('7.4 I26 staff choose the dates by hand, also outside hours: "Save" tells nobody, a time that is taken is named', async () => {
	const { house, bundleId } = await arranged()
	must(
		await as(house.coach).do(createAppointment, {
			title: 'Other',
			startsAt: '2026-03-24T21:30',
			minutes: 60,
		}),
	)
	const walls = tuesdays.map((day) => `${day}T21:00`)
	const refused = await as(house.coach).do(planBundle, { bundleId, startsAt: walls })
	expect(refused).toMatchObject({ code: 'appointments_coach_busy', field: 'startsAt.2' })
	const free = walls.with(2, '2026-03-25T21:00')
	must(await as(house.coach).do(planBundle, { bundleId, startsAt: free }))
	expect(await rows(house, 'coach_busy')).toHaveLength(7)
	await drain()
	expect(posted.filter(({ subject }) => /Confirmed/.test(subject))).toEqual([])
	expect(await as(house.coach).ask(bundle, { bundleId })).toMatchObject({ state: 'confirmed', untold: true })
})
