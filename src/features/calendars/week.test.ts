import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { createExercise } from '#features/exercises/use-cases/create-exercise.ts'
import { useHouse } from '#features/testing/house.ts'
import { programOf, shareWith } from '#features/testing/shared-plans.ts'
import { as, clientOf, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { week } from './queries/week.ts'
import { workout } from './queries/workout.ts'
import { saveWeek } from './use-cases/save-week.ts'
import { scheduleProgram } from './use-cases/schedule-program.ts'
import { undoChange } from './use-cases/undo-change.ts'

useHouse()
beforeAll(() => setClock(() => new Date('2026-03-04T08:00:00Z')))

const nothing = { adds: [], writes: [], removes: [] }
const monday = '2026-03-02'
const see = (house: TestStudio, clientId = house.client.id) =>
	as(house.coach).ask(week, { clientId, date: '2026-03-04' })
/** What can be undone, oldest first. */
const kept = (studioId: string) =>
	within(studioId, (db) => db.selectFrom('removed').select('event_id').orderBy('event_id').execute())
const lower = { onDate: monday, position: 0, title: 'Lower', text: 'Back squat: 5x5 @80% r120\nwild words' }

async function written() {
	const house = await studio()
	const clientId = house.client.id
	const add = { ...nothing, clientId, adds: [{ key: 'row-one-1', ...lower }] }
	const answer = must(await as(house.coach).do(saveWeek, add))
	return { house, clientId, add, answer, workoutId: answer.saved[0]?.workoutId as string }
}

test('5.1 a week is added to, rewritten and taken from in one save; sent again it changes nothing', async () => {
	const { house, clientId, add, answer, workoutId } = await written()
	expect(answer).toMatchObject({ saved: [{ key: 'row-one-1', version: 1 }], unknown: ['wild words'] })
	const again = must(await as(house.coach).do(saveWeek, add))
	expect(again.saved).toEqual([{ key: 'row-one-1', workoutId, version: 1 }])
	expect(await kept(house.id)).toHaveLength(1)
	const next = must(
		await as(house.coach).do(saveWeek, {
			clientId,
			adds: [{ key: 'row-two-2', ...lower, onDate: '2026-03-05', title: 'Upper', text: 'Bench press: 3x8' }],
			writes: [{ workoutId, version: 1, ...lower, title: 'Heavy lower' }],
			removes: [],
		}),
	)
	expect(next.saved).toHaveLength(2)
	expect((await see(house)).workouts).toMatchObject([
		{ id: workoutId, title: 'Heavy lower', text: lower.text, version: 2, position: 0 },
		{ onDate: '2026-03-05', title: 'Upper', text: 'Bench press: 3x8' },
	])
	must(await as(house.coach).do(saveWeek, { ...nothing, clientId, removes: [{ workoutId, version: 2 }] }))
	expect((await see(house)).workouts).toMatchObject([{ title: 'Upper' }])
})

test('3.2 what can’t be read as sets or named as an exercise stays as text', async () => {
	const { house, workoutId } = await written()
	const { content } = await as(house.coach).ask(workout, { workoutId })
	expect(content.sections[0]?.items).toMatchObject([
		{ exercise: { source: 'library' }, sets: [{ count: 5, reps: 5, rest: 120 }] },
		{ exercise: null, name: 'wild words', sets: [] },
	])
	expect((await see(house)).unknown).toEqual(['wild words'])
})

test('3.3 the studio’s own exercise of a name, or alias, is meant before the library’s', async () => {
	const house = await studio()
	const own = must(await as(house.coach).do(createExercise, { name: 'Back Squat', aliases: ['Ours'] }))
	const text = 'back squat: 5x5\nOURS: 3x3'
	const clientId = house.client.id
	const { saved } = must(
		await as(house.coach).do(saveWeek, {
			...nothing,
			clientId,
			adds: [{ key: 'row-one-1', ...lower, text }],
		}),
	)
	const { content } = await as(house.coach).ask(workout, { workoutId: saved[0]?.workoutId as string })
	const refs = content.sections[0]?.items.map(({ exercise }) => exercise)
	expect(refs).toEqual([
		{ source: 'studio', id: own.exerciseId },
		{ source: 'studio', id: own.exerciseId },
	])
})

test('5.1 where somebody was faster that workout alone stays as it is and comes back; the rest is saved', async () => {
	const { house, clientId, workoutId } = await written()
	const write = { workoutId, version: 1, ...lower }
	must(await as(house.owner).do(saveWeek, { ...nothing, clientId, writes: [{ ...write, title: 'Theirs' }] }))
	const mine = must(
		await as(house.coach).do(saveWeek, {
			...nothing,
			clientId,
			writes: [{ ...write, title: 'Mine' }],
			adds: [{ key: 'row-nine-9', ...lower, onDate: '2026-03-06', title: 'Friday' }],
		}),
	)
	expect(mine).toMatchObject({
		saved: [{ key: 'row-nine-9' }],
		stale: [{ workoutId, theirs: { title: 'Theirs', version: 2 } }],
	})
	expect((await see(house)).workouts.map(({ title }) => title)).toEqual(['Theirs', 'Friday'])
	const gone = { ...nothing, clientId, removes: [{ workoutId, version: 1 }] }
	expect(must(await as(house.coach).do(saveWeek, gone)).stale).toMatchObject([{ theirs: { version: 2 } }])
})

test('I23 a save writes on one calendar: workouts of others answer as if they were gone', async () => {
	const { house, workoutId } = await written()
	const before = await see(house)
	const other = must(
		await as(house.coach).do(saveWeek, {
			clientId: house.otherClient.id,
			adds: [{ key: 'row-one-1', ...lower, title: 'Other', likeWorkoutId: workoutId }],
			writes: [{ workoutId, version: 1, ...lower, title: 'Stolen' }],
			removes: [{ workoutId, version: 1 }],
		}),
	)
	expect(other).toMatchObject({ removed: [], stale: [{ workoutId, theirs: null }] })
	expect(other.saved[0]?.workoutId).not.toBe(workoutId)
	expect(await see(house)).toEqual(before)
})

test('4.9 a workout of a program is changed by hand once it is written here; the program stays as it is', async () => {
	const house = await studio()
	const program = await programOf(house.id, { weeks: 1 })
	await shareWith(house.id, program.id, house.client.id)
	must(await as(house.client).do(scheduleProgram, { programId: program.id, startsOn: monday }))
	const bytes = () =>
		within(house.id, (db) =>
			sql`select * from program_workout where program_id = ${program.id}::uuid order by id`.execute(db),
		)
	const before = await bytes()
	const [first] = (await see(house)).workouts
	if (!first) throw new Error('nothing stands there')
	const { id: workoutId, version, onDate, position, title } = first
	expect(first.fromProgram).toBe(true)
	const writes = [{ workoutId, version, onDate, position, title, text: 'Row: 3x10' }]
	must(await as(house.coach).do(saveWeek, { ...nothing, clientId: house.client.id, writes }))
	const eventId = (await kept(house.id)).at(-1)?.event_id
	expect((await see(house)).workouts[0]).toMatchObject({ text: 'Row: 3x10', fromProgram: false })
	expect((await bytes()).rows).toEqual(before.rows)
	must(await as(house.coach).do(undoChange, { eventId: eventId as string }))
	expect((await see(house)).workouts[0]).toMatchObject({ text: first.text })
})

test('1.3 only coaches of the client write weeks: no assistant, no other coach, no client', async () => {
	const { house, clientId, add } = await written()
	const assistant = await staffMember(house.id, 'assistant')
	const far = await clientOf(house.id, { firstName: 'Far', lastName: 'Away', coachId: house.owner.id })
	for (const actor of [assistant, house.client, house.otherClient])
		expect(await as(actor).do(saveWeek, add)).toMatchObject({ code: 'not_found' })
	expect(await as(house.coach).do(saveWeek, { ...add, clientId: far.id })).toMatchObject({
		code: 'not_found',
	})
	await expect(as(house.client).ask(week, { clientId, date: monday })).rejects.toThrow()
})

test('5.1 the week before stands beside for repeating; copied from there, kinds of sections stay', async () => {
	const { house, clientId, workoutId } = await written()
	await within(house.id, (db) =>
		db
			.updateTable('workout')
			.set({ content: sql`jsonb_set(content, '{sections,0,kind}', '"superset"')` })
			.execute(),
	)
	const later = await as(house.coach).ask(week, { clientId, date: '2026-03-10' })
	expect(later).toMatchObject({
		from: '2026-03-09',
		workouts: [],
		weekBefore: [{ id: workoutId, title: 'Lower' }],
	})
	const copy = { key: 'row-copy-1', ...lower, onDate: '2026-03-09', likeWorkoutId: workoutId }
	const { saved } = must(await as(house.coach).do(saveWeek, { ...nothing, clientId, adds: [copy] }))
	const { content } = await as(house.coach).ask(workout, { workoutId: saved[0]?.workoutId as string })
	expect(content.sections[0]?.kind).toBe('superset')
})
