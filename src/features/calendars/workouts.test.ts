import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { useHouse } from '#features/testing/house.ts'
import { contentOf, programOf, shareWith } from '#features/testing/shared-plans.ts'
import { as, clientOf, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { calendar } from './queries/calendar.ts'
import { workout } from './queries/workout.ts'
import { addWorkout } from './use-cases/add-workout.ts'
import { copyWorkouts } from './use-cases/copy-workouts.ts'
import { deleteWorkouts } from './use-cases/delete-workouts.ts'
import { editWorkout } from './use-cases/edit-workout.ts'
import { moveRun } from './use-cases/move-run.ts'
import { moveWorkouts } from './use-cases/move-workouts.ts'
import { removeRun } from './use-cases/remove-run.ts'
import { scheduleProgram } from './use-cases/schedule-program.ts'
import { undoChange } from './use-cases/undo-change.ts'

useHouse()
beforeAll(() => setClock(() => new Date('2026-03-02T08:00:00Z')))

const today = '2026-03-02'

async function scheduled() {
	const house = await studio()
	const base = await programOf(house.id, { weeks: 2 })
	await shareWith(house.id, base.id, house.client.id)
	const { runId } = must(await as(house.client).do(scheduleProgram, { programId: base.id, startsOn: today }))
	return { ...house, base, runId }
}

const see = (house: TestStudio, clientId = house.client.id) =>
	as(house.coach).ask(calendar, { clientId, from: '2026-01-01', to: '2026-12-31' })

test('5.1 the coach edits a workout: it is changed by hand from then on; an older version is refused as stale', async () => {
	const house = await scheduled()
	const [first] = (await see(house)).entries
	const workoutId = first?.workoutId as string
	const edit = { workoutId, version: 1, title: 'Heavy', text: 'Deadlift: 5x3 @90%' }
	must(await as(house.coach).do(editWorkout, edit))
	expect(await as(house.coach).do(editWorkout, edit)).toMatchObject({ code: 'stale' })
	expect(await as(house.client).do(editWorkout, { ...edit, version: 2 })).toMatchObject({ code: 'not_found' })
	const after = await as(house.coach).ask(workout, { workoutId })
	expect(after).toMatchObject({ title: 'Heavy', text: 'Deadlift: 5x3 @90%', changedByHand: true, version: 2 })
	expect(after.content.sections[0]?.items[0]).toMatchObject({
		exercise: { source: 'library' },
		sets: [{ count: 5, reps: 3 }],
	})
})

test('5.1 a calendar names the main work of a workout before how one warms up for it', async () => {
	const house = await studio()
	const text = '# Warm-up\nAir bike: 1x300s\n# Main\nBench press: 5x5\nRow: 3x8'
	must(
		await as(house.coach).do(addWorkout, { clientId: house.client.id, onDate: today, title: 'Push', text }),
	)
	await within(house.id, (db) =>
		db
			.updateTable('workout')
			.set({ content: sql`jsonb_set(content, '{sections,0,kind}', '"warm_up"')` })
			.execute(),
	)
	expect((await see(house)).entries[0]?.exercises).toEqual(['Bench press', 'Row', 'Air bike'])
})

test('5.1 moving keeps distances, copying makes workouts of its own, deleting keeps nothing but the undo', async () => {
	const house = await scheduled()
	const { coach, client } = house
	const week = (await see(house)).entries.slice(0, 3).map((each) => each.workoutId as string)
	must(await as(client).do(moveWorkouts, { workoutIds: week, onDate: '2026-03-03' }))
	expect((await see(house)).entries.slice(0, 3).map((each) => each.onDate)).toEqual([
		'2026-03-03',
		'2026-03-05',
		'2026-03-07',
	])
	const copied = must(await as(coach).do(copyWorkouts, { workoutIds: week, onDate: '2026-05-04' }))
	const all = await see(house)
	expect(all.entries.filter((each) => copied.workoutIds.includes(each.workoutId ?? ''))).toMatchObject([
		{ onDate: '2026-05-04', runId: null, addedBy: 'coach' },
		{ onDate: '2026-05-06' },
		{ onDate: '2026-05-08' },
	])
	const gone = must(await as(coach).do(deleteWorkouts, { workoutIds: week }))
	expect((await see(house)).entries).toHaveLength(6)
	must(await as(coach).do(undoChange, { eventId: gone.eventId }))
	expect((await see(house)).entries).toEqual(
		all.entries.map((each) => ({ ...each, version: expect.any(Number) })),
	)
	must(await as(coach).do(undoChange, { eventId: copied.eventId }))
	expect((await see(house)).entries).toHaveLength(6)
})

test('5.1 a coach copies a week to another client of theirs, never to one they don’t see', async () => {
	const house = await scheduled()
	const foreign = await clientOf(house.id, { firstName: 'Far', lastName: 'Away', coachId: house.owner.id })
	const week = (await see(house)).entries.slice(0, 3).map((each) => each.workoutId as string)
	const ask = { workoutIds: week, onDate: '2026-03-09' }
	must(await as(house.coach).do(copyWorkouts, { ...ask, toClientId: house.otherClient.id }))
	expect((await see(house, house.otherClient.id)).entries).toHaveLength(3)
	expect(await as(house.coach).do(copyWorkouts, { ...ask, toClientId: foreign.id })).toMatchObject({
		code: 'not_found',
	})
	expect(await as(house.client).do(copyWorkouts, { ...ask, toClientId: house.otherClient.id })).toMatchObject(
		{
			code: 'not_found',
		},
	)
})

test('5.1 a client adds workouts of their own and may delete them, but not the coach’s', async () => {
	const house = await scheduled()
	const own = must(
		await as(house.client).do(addWorkout, { onDate: today, title: 'Easy run', text: 'Run: 1x5km' }),
	)
	const [planned] = (await see(house)).entries
	expect((await see(house)).entries[1]).toMatchObject({ title: 'Easy run', addedBy: 'client' })
	must(await as(house.client).do(deleteWorkouts, { workoutIds: [own.workoutId] }))
	expect(
		await as(house.client).do(deleteWorkouts, { workoutIds: [planned?.workoutId as string] }),
	).toMatchObject({ code: 'not_found' })
})

test('5.1 a run moves and goes as a whole, and both can be undone', async () => {
	const house = await scheduled()
	const { coach, runId } = house
	const before = await see(house)
	const moved = must(await as(coach).do(moveRun, { runId, startsOn: '2026-03-09' }))
	expect((await see(house)).entries[0]?.onDate).toBe('2026-03-09')
	must(await as(coach).do(undoChange, { eventId: moved.eventId }))
	const removed = must(await as(coach).do(removeRun, { runId }))
	expect((await see(house)).entries).toEqual([])
	must(await as(coach).do(undoChange, { eventId: removed.eventId }))
	const after = await see(house)
	expect(after.runs).toEqual(before.runs)
	expect(after.entries.map((each) => [each.workoutId, each.onDate])).toEqual(
		before.entries.map((each) => [each.workoutId, each.onDate]),
	)
	must(
		await as(coach).do(scheduleProgram, {
			clientId: house.client.id,
			programId: house.base.id,
			startsOn: '2026-04-06',
		}),
	)
	expect(await as(coach).do(moveRun, { runId, startsOn: '2026-04-01' })).toMatchObject({
		code: 'calendars_in_the_way',
	})
})

test('4.8 undoing never loses a newer change: it is refused instead', async () => {
	const house = await scheduled()
	const { coach } = house
	const ids = (await see(house)).entries.map((each) => each.workoutId as string)
	const moved = must(
		await as(coach).do(moveWorkouts, { workoutIds: [ids[0] as string], onDate: '2026-03-04' }),
	)
	must(
		await as(coach).do(editWorkout, {
			workoutId: ids[0] as string,
			version: 2,
			title: 'Rewritten',
			text: '',
		}),
	)
	expect(await as(coach).do(undoChange, { eventId: moved.eventId })).toMatchObject({
		code: 'calendars_changed_since',
	})
})

type Act = { verb: string; which: number; day: string }

/** One random change of the first client's calendar. */
async function doIt(
	house: TestStudio,
	act: Act,
	place: (clientId: string) => Promise<unknown>,
): Promise<void> {
	const { verb, which, day } = act
	const { entries, runs } = await see(house)
	const entry = entries[which % Math.max(1, entries.length)]
	const runId = runs[0]?.id
	const me = as(house.coach)
	if (verb === 'schedule') await place(house.client.id)
	if (verb === 'add')
		await me.do(addWorkout, { clientId: house.client.id, onDate: day, title: 'New', text: 'Row: 1x500m' })
	if (runId && verb === 'moveRun') await me.do(moveRun, { runId, startsOn: day })
	if (runId && verb === 'removeRun') await me.do(removeRun, { runId })
	if (!entry?.workoutId || entry.version === null) return
	const { workoutId, version } = entry
	if (verb === 'edit')
		must(await me.do(editWorkout, { workoutId, version, title: 'X', content: contentOf({ Row: '1x1' }) }))
	if (verb === 'move') must(await me.do(moveWorkouts, { workoutIds: [workoutId], onDate: day }))
	if (verb === 'copy') must(await me.do(copyWorkouts, { workoutIds: [workoutId], onDate: day }))
	if (verb === 'delete') must(await me.do(deleteWorkouts, { workoutIds: [workoutId] }))
}

test('I23 model: whatever is done to one copy, the other copies and the program stay byte for byte', async () => {
	const house = await studio()
	const base = await programOf(house.id, { weeks: 1 })
	const place = (clientId: string) =>
		as(house.coach).do(scheduleProgram, { clientId, programId: base.id, startsOn: today })
	must(await place(house.otherClient.id))
	const elsewhere = () =>
		within(house.id, async (db) => ({
			program: await db.selectFrom('program').selectAll().execute(),
			source: await db.selectFrom('program_workout').selectAll().orderBy('id').execute(),
			workouts: await db
				.selectFrom('workout')
				.selectAll()
				.where('client_id', '=', house.otherClient.id)
				.orderBy('id')
				.execute(),
			runs: await db
				.selectFrom('program_run')
				.selectAll()
				.where('client_id', '=', house.otherClient.id)
				.execute(),
		}))
	const before = await elsewhere()
	const act = fc.record({
		verb: fc.constantFrom('edit', 'move', 'copy', 'delete', 'add', 'moveRun', 'removeRun', 'schedule'),
		which: fc.nat(20),
		day: fc.integer({ min: 1, max: 28 }).map((day) => `2026-04-${String(day).padStart(2, '0')}`),
	})
	await fc.assert(
		fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 6 }), async (acts) => {
			must(await place(house.client.id))
			for (const each of acts) await doIt(house, each, place)
			expect(await elsewhere()).toEqual(before)
		}),
		{ numRuns: 15 },
	)
}, 60_000)
