import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { calendar } from '#features/calendars/queries/calendar.ts'
import { scheduleProgram } from '#features/calendars/use-cases/schedule-program.ts'
import { useHouse } from '#features/testing/house.ts'
import { sectionsOf } from '#features/testing/scored.ts'
import { programOf, shareWith } from '#features/testing/shared-plans.ts'
import { as, studio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { history } from './queries/history.ts'
import { log } from './queries/log.ts'
import { session } from './queries/session.ts'
import { completeWorkout } from './use-cases/complete-workout.ts'
import { logScore } from './use-cases/log-score.ts'
import { logSet } from './use-cases/log-set.ts'
import { removeScore } from './use-cases/remove-score.ts'
import { skipWorkout } from './use-cases/skip-workout.ts'

useHouse()
beforeAll(() => setClock(() => new Date('2026-03-02T18:00:00Z')))

const sections = [
	{ kind: 'for_time', timing: { cap: 720 }, benchmark: 'Fran' },
	{ kind: 'amrap', timing: { seconds: 1200 } },
	{ kind: 'emom' },
	{ kind: 'tabata' },
	{ kind: 'circuit', timing: { rounds: 3 } },
] as const

async function training() {
	const house = await studio()
	const base = await programOf(house.id, { weeks: 1 })
	await sectionsOf(house.id, base.id, ...sections)
	await shareWith(house.id, base.id, house.client.id)
	must(await as(house.client).do(scheduleProgram, { programId: base.id, startsOn: '2026-03-02' }))
	const { entries } = await as(house.client).ask(calendar, { from: '2026-01-01', to: '2026-12-31' })
	return { ...house, workoutId: entries[0]?.workoutId as string }
}

const at = (time: string) => `2026-03-02T${time}:00Z`
const [phone, watch] = [newId(), newId()]
const from = (deviceId: string, time: string) => ({ deviceId, entryId: newId(), doneAt: at(time) })

test('5.2 each kind has its score, seen in the workout, in the history and by the coach', async () => {
	const { client, coach, workoutId } = await training()
	const say = (sectionId: string, values: object) =>
		as(client).do(logScore, { workoutId, sectionId, ...values })
	const { logId } = must(await say('s1', { seconds: 272, rounds: 4, note: 'Unbroken' }))
	must(await say('s2', { rounds: 5, reps: 12 }))
	must(await say('s3', { rounds: 9, reps: 4 }))
	must(await say('s4', { lowest: 8, reps: 74 }))
	const seen = await as(client).ask(session, { workoutId })
	expect(seen.log).toMatchObject({ status: 'started' })
	expect(seen.sections.map(({ how, score }) => [how, score?.text])).toEqual([
		['12\u00a0min at most', '4:32'],
		['20\u00a0min', '5 rounds + 12 reps'],
		['10 × 1\u00a0min', '9 intervals kept'],
		['8 × 20\u00a0s, rest 10\u00a0s', '8 reps at least, 74 in all'],
		['3 rounds', undefined],
	])
	// With a time, it wasn't stopped by the cap.
	expect(seen.sections[0]).toMatchObject({
		score: { seconds: 272, rounds: null },
		benchmark: { name: 'Fran' },
	})
	const whole = await as(coach).ask(log, { logId })
	expect(whole.scores).toMatchObject([
		{ kind: 'for_time', benchmark: 'Fran', text: '4:32', note: 'Unbroken' },
		{ kind: 'amrap', text: '5 rounds + 12 reps' },
		{ kind: 'emom' },
		{ kind: 'tabata' },
	])
	const { logs } = await as(coach).ask(history, { clientId: client.id })
	expect(logs[0]?.scores.toSorted()).toEqual([
		'5 rounds + 12 reps',
		'8 reps at least, 74 in all',
		'9 intervals kept',
		'Fran: 4:32',
	])
})

test('5.2 at the cap it is how far one got; a score is corrected, and taken back', async () => {
	const { client, workoutId } = await training()
	const mine = as(client)
	must(await mine.do(logScore, { workoutId, sectionId: 's1', rounds: 2, reps: 7 }))
	const seen = await mine.ask(session, { workoutId })
	expect(seen.sections[0]?.score?.text).toBe('2 rounds + 7 reps by the cap')
	must(await mine.do(logScore, { workoutId, sectionId: 's1', seconds: 700 }))
	expect((await mine.ask(session, { workoutId })).sections[0]?.score).toMatchObject({
		seconds: 700,
		reps: null,
	})
	must(await mine.do(removeScore, { workoutId, sectionId: 's1' }))
	must(await mine.do(removeScore, { workoutId, sectionId: 's1' }))
	expect((await mine.ask(session, { workoutId })).sections[0]?.score).toBeNull()
})

test('5.2 only a section by the clock has a score, and something has to be typed', async () => {
	const { client, workoutId } = await training()
	const send = (sectionId: string, values: object) =>
		as(client).do(logScore, { workoutId, sectionId, ...values })
	expect(await send('s5', { rounds: 3 })).toMatchObject({ ok: false, code: 'not_found' })
	expect(await send('s9', { rounds: 3 })).toMatchObject({ ok: false, code: 'not_found' })
	expect(await send('s2', {})).toMatchObject({ ok: false, code: 'training_empty_score' })
	expect(await send('s3', { reps: 3 })).toMatchObject({ ok: false, code: 'training_empty_score' })
})

test('I29 another client’s workout has no place for a score', async () => {
	const { workoutId } = await training()
	const other = await studio()
	const sent = await as(other.client).do(logScore, { workoutId, sectionId: 's1', seconds: 200 })
	expect(sent).toMatchObject({ ok: false, code: 'not_found' })
})

test('5.2 a circuit without sets has one to tick a round', async () => {
	const { client, workoutId } = await training()
	const seen = await as(client).ask(session, { workoutId })
	expect(seen.sections[4]?.items[0]?.sets).toHaveLength(3)
})

test('5.5 two devices: the later score stands, the other is kept and shown, in either order', async () => {
	for (const order of ['phone first', 'watch first']) {
		const { coach, client, workoutId } = await training()
		const one = { workoutId, sectionId: 's2', rounds: 5, ...from(phone, '09:00') }
		const other = { workoutId, sectionId: 's2', rounds: 6, ...from(watch, '09:05') }
		for (const score of order === 'phone first' ? [one, other] : [other, one])
			must(await as(client).do(logScore, score))
		const seen = await as(client).ask(session, { workoutId })
		expect(seen.sections[1]).toMatchObject({ score: { rounds: 6 }, overtaken: ['5 rounds'] })
		const whole = await as(coach).ask(log, { logId: seen.log?.id as string })
		expect(whole.scores[0]).toMatchObject({ overtaken: ['5 rounds'] })
	}
})

test('5.5 a score after a skip takes the workout up again, one of before it doesn’t', async () => {
	const { client, workoutId } = await training()
	const mine = as(client)
	must(await mine.do(skipWorkout, { workoutId, ...from(watch, '10:00') }))
	must(await mine.do(logScore, { workoutId, sectionId: 's2', rounds: 5, ...from(phone, '09:30') }))
	expect((await mine.ask(session, { workoutId })).log).toMatchObject({ status: 'skipped' })
	must(await mine.do(logScore, { workoutId, sectionId: 's2', rounds: 6, ...from(phone, '10:30') }))
	expect((await mine.ask(session, { workoutId })).log).toMatchObject({ status: 'started' })
})

test('5.5 a comment that another device overtook is kept, and shown to client and coach', async () => {
	const { coach, client, workoutId } = await training()
	const say = (comment: string, deviceId: string, time: string) =>
		as(client).do(completeWorkout, { workoutId, comment, ...from(deviceId, time) })
	const { logId } = must(await say('Knee felt odd', watch, '09:05'))
	must(await say('Good', phone, '09:00'))
	must(await say('Very good', phone, '09:10'))
	const seen = await as(client).ask(session, { workoutId })
	expect(seen.log).toMatchObject({ comment: 'Very good', overtaken: ['Knee felt odd'] })
	expect(await as(coach).ask(log, { logId })).toMatchObject({
		comment: 'Very good',
		overtaken: ['Knee felt odd'],
	})
	// What one device says anew overtakes nothing of its own.
	must(await say('Knee felt odd', phone, '09:20'))
	expect((await as(client).ask(session, { workoutId })).log).toMatchObject({ overtaken: [] })
})

test('5.2 effort sent as repetitions in reserve is kept as RPE: one is ten less the other', async () => {
	const { client, workoutId } = await training()
	const done = { workoutId, setId: newId(), itemId: 's5i1', setNumber: 1, reps: 5, rir: 2 }
	must(await as(client).do(logSet, done))
	const seen = await as(client).ask(session, { workoutId })
	expect(seen.sections[4]?.items[0]?.sets[0]?.done).toMatchObject({ rpe: 8, rir: 2 })
})

type Act = { device: number; rounds: number; takesBack: boolean; again: boolean }

async function leftBy(acts: Act[], order: number[]) {
	const { id, client, workoutId } = await training()
	must(await as(client).do(logSet, { workoutId, setId: newId(), itemId: 's5i1', setNumber: 1, reps: 1 }))
	const sendings = acts.map(({ device, rounds, takesBack, again }, n) => {
		const of = { workoutId, sectionId: 's2', ...from(device ? phone : watch, `09:${10 + n}`) }
		const send = () =>
			takesBack ? as(client).do(removeScore, of) : as(client).do(logScore, { ...of, rounds })
		return async () => {
			must(await send())
			if (again) must(await send())
		}
	})
	for (const place of order) await sendings[place]?.()
	const entries = await within(id, (db) =>
		db.selectFrom('log_entry').select('id').where('section_id', 'is not', null).execute(),
	)
	expect(entries).toHaveLength(acts.length)
	const { sections } = await as(client).ask(session, { workoutId })
	return [sections[1]?.score?.rounds, sections[1]?.overtaken]
}

test('5.5 in whatever order and however often scores arrive, the log is the same', {
	timeout: 60_000,
}, async () => {
	const act = fc.record({
		...{
			device: fc.nat(1),
			rounds: fc.integer({ min: 1, max: 9 }),
			takesBack: fc.boolean(),
			again: fc.boolean(),
		},
	})
	const scenes = fc.array(act, { minLength: 2, maxLength: 6 }).chain((acts) => {
		const places = acts.map((_, place) => place)
		return fc.tuple(fc.constant(acts), fc.shuffledSubarray(places, { minLength: places.length }))
	})
	const property = fc.asyncProperty(scenes, async ([acts, order]) => {
		const inOrder = await leftBy(
			acts,
			order.toSorted((a, b) => a - b),
		)
		expect(await leftBy(acts, order)).toEqual(inOrder)
	})
	await fc.assert(property, { numRuns: 25 })
})
