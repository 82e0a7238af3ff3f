import { expect, test } from 'vitest'
import { useHouse } from '#features/testing/house.ts'
import { contentOf, programWith } from '#features/testing/programs.ts'
import { as, staffMember, studio, within } from '#features/testing/studio.ts'
import type { Actor } from '#platform/actor.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { programOutline } from './queries/program-outline.ts'
import { addWorkouts } from './use-cases/add-workouts.ts'
import { deleteWeeks } from './use-cases/delete-weeks.ts'
import { deleteWorkouts } from './use-cases/delete-workouts.ts'
import { insertWeeks } from './use-cases/insert-weeks.ts'
import { moveWorkouts } from './use-cases/move-workouts.ts'
import { repeatWeek } from './use-cases/repeat-week.ts'
import { saveWorkout } from './use-cases/save-workout.ts'
import { undoRemoval } from './use-cases/undo-removal.ts'

useHouse()

const outline = (actor: Actor, programId: string) => as(actor).ask(programOutline, { programId })
const grid = async (actor: Actor, programId: string) =>
	(await outline(actor, programId)).workouts.map(
		({ week, day, position, title }) => `${week}/${day}.${position} ${title}`,
	)
const version = async (actor: Actor, programId: string) => (await outline(actor, programId)).program.version

test('3.2 what was typed is kept word for word, and its sets are read again by the server', async () => {
	const { coach } = await studio()
	const { programId, ids } = await programWith(coach, [[1, 1]])
	const content = contentOf('Bench: 5x5 @80% rpe8 with chains', 'Plank: hold on')
	for (const section of content.sections) for (const item of section.items) item.sets = []
	const saved = must(
		await as(coach).do(saveWorkout, { workoutId: ids[0] ?? '', version: 1, title: 'A', content }),
	)
	expect(saved.version).toBe(2)
	const items = (await outline(coach, programId)).workouts[0]?.content.sections[0]?.items
	expect(items?.[0]).toMatchObject({
		line: '5x5 @80% rpe8 with chains',
		sets: [{ count: 5, reps: 5, rpe: 8 }],
	})
	expect(items?.[1]).toMatchObject({ line: 'hold on', sets: [] })
})

test('3.1 of two who edit the same workout at once, one is saved and the other refused; nothing is overwritten', async () => {
	const { id, coach } = await studio()
	const other = await staffMember(id, 'coach', 'Otto')
	const { programId, ids } = await programWith(coach, [[1, 1]])
	const workoutId = ids[0] ?? ''
	for (let round = 1; round <= 10; round++) {
		const outcomes = await Promise.all(
			[coach, other].map((actor) =>
				as(actor).do(saveWorkout, {
					workoutId,
					version: round,
					title: `${actor.name} ${round}`,
					content: contentOf('Squat: 3x3'),
				}),
			),
		)
		expect(outcomes.map((each) => (each.ok ? 'ok' : each.code)).sort()).toEqual(['ok', 'stale'])
		const now = (await outline(coach, programId)).workouts[0]
		const winner = outcomes[0]?.ok ? coach : other
		expect(now).toMatchObject({
			title: `${winner.name} ${round}`,
			version: round + 1,
			updatedBy: winner.name,
		})
	}
})

test('saving the same again (the answer was lost) is accepted and saved once', async () => {
	const { coach } = await studio()
	const { programId, ids } = await programWith(coach, [[1, 1]])
	const input = { workoutId: ids[0] ?? '', version: 1, title: 'Twice', content: contentOf('Row: 3x8') }
	expect(must(await as(coach).do(saveWorkout, input)).version).toBe(2)
	expect(must(await as(coach).do(saveWorkout, input)).version).toBe(2)
	expect(await version(coach, programId)).toBe(3)
})

test('adding with the same ids again adds nothing twice; a full day is refused', async () => {
	const { coach } = await studio()
	const { programId } = await programWith(coach, [])
	const workouts = [{ id: newId(), week: 6, day: 1, title: 'A', content: contentOf() }]
	expect(must(await as(coach).do(addWorkouts, { programId, workouts })).weeks).toBe(6)
	must(await as(coach).do(addWorkouts, { programId, workouts }))
	expect(await grid(coach, programId)).toEqual(['6/1.0 A'])
	const many = Array.from({ length: 12 }, () => ({ week: 6, day: 1, title: 'B', content: contentOf() }))
	expect(await as(coach).do(addWorkouts, { programId, workouts: many })).toMatchObject({
		code: 'program_day_full',
	})
})

test('3.1 workouts move between days and within one; moving changes no workout’s own version', async () => {
	const { coach } = await studio()
	const { programId, ids } = await programWith(coach, [
		[1, 1],
		[1, 1],
		[1, 2],
	])
	const [a = '', , c = ''] = ids
	must(
		await as(coach).do(moveWorkouts, {
			programId,
			moves: [
				{ id: c, week: 1, day: 1, position: 0 },
				{ id: a, week: 2, day: 5 },
			],
		}),
	)
	expect(await grid(coach, programId)).toEqual(['1/1.0 1/2', '1/1.1 1/1', '2/5.0 1/1'])
	expect((await outline(coach, programId)).workouts.map((each) => each.version)).toEqual([1, 1, 1])
})

test('two who move and delete at once: every workout is somewhere exactly once, days are numbered without gaps', async () => {
	const { id, coach } = await studio()
	const other = await staffMember(id, 'coach')
	const { programId, ids } = await programWith(coach, [
		[1, 1],
		[1, 2],
		[1, 3],
		[2, 1],
		[2, 2],
	])
	await Promise.all(
		ids.flatMap((workoutId, n) => [
			as(coach).do(moveWorkouts, {
				programId,
				moves: [{ id: workoutId, week: 1 + (n % 3), day: 4, position: 0 }],
			}),
			as(other).do(moveWorkouts, { programId, moves: [{ id: workoutId, week: 1, day: 1 + n, position: 0 }] }),
		]),
	)
	const { workouts, program } = await outline(coach, programId)
	expect(workouts.map((each) => each.id).sort()).toEqual(ids.toSorted())
	for (const day of Map.groupBy(workouts, (each) => `${each.week}/${each.day}`).values())
		expect(day.map(({ position }) => position)).toEqual(day.map((_, n) => n))
	expect(program.version).toBe(2 + 10)
})

test('3.1 deleted workouts come back where they stood, once', async () => {
	const { coach } = await studio()
	const { programId, ids } = await programWith(coach, [
		[1, 1],
		[1, 1],
		[2, 3],
	])
	const before = await outline(coach, programId)
	const { eventId } = must(await as(coach).do(deleteWorkouts, { programId, workoutIds: ids.slice(0, 2) }))
	expect(await grid(coach, programId)).toEqual(['2/3.0 2/3'])
	must(await as(coach).do(undoRemoval, { eventId: eventId ?? '' }))
	const after = await outline(coach, programId)
	const same = ({ updatedAt: _, ...rest }: (typeof after.workouts)[number]) => rest
	expect(after.workouts.map(same)).toEqual(before.workouts.map(same))
	expect(await as(coach).do(undoRemoval, { eventId: eventId ?? '' })).toMatchObject({ code: 'not_found' })
})

test('3.1 weeks are inserted, repeated and deleted; undo brings weeks back with their workouts', async () => {
	const { coach } = await studio()
	const { programId } = await programWith(
		coach,
		[
			[1, 1],
			[2, 3],
		],
		{ weeks: 2 },
	)
	must(await as(coach).do(insertWeeks, { programId, version: 2, at: 2, count: 2 }))
	expect(await grid(coach, programId)).toEqual(['1/1.0 1/1', '4/3.0 2/3'])
	must(await as(coach).do(repeatWeek, { programId, version: 3, week: 1, times: 2 }))
	const repeated = ['1/1.0 1/1', '2/1.0 1/1', '3/1.0 1/1', '6/3.0 2/3']
	expect(await grid(coach, programId)).toEqual(repeated)
	const gone = must(await as(coach).do(deleteWeeks, { programId, version: 4, from: 2, count: 3 }))
	expect(gone.weeks).toBe(3)
	expect(await grid(coach, programId)).toEqual(['1/1.0 1/1', '3/3.0 2/3'])
	expect(must(await as(coach).do(undoRemoval, gone)).weeks).toBe(6)
	expect(await grid(coach, programId)).toEqual(repeated)
	expect(await as(coach).do(deleteWeeks, { programId, version: 6, from: 1, count: 6 })).toMatchObject({
		code: 'program_keeps_a_week',
	})
})

test('inserting a week on an old version is refused: sent twice it happens once', async () => {
	const { coach } = await studio()
	const { programId } = await programWith(coach, [[1, 1]])
	const outcomes = await Promise.all(
		[1, 2, 3].map(() => as(coach).do(insertWeeks, { programId, version: 2, at: 1 })),
	)
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
	expect((await outline(coach, programId)).program.weeks).toBe(5)
})

test('4.9 every change counts the program’s version up and says so with what changed', async () => {
	const { id, coach } = await studio()
	const { programId, ids } = await programWith(coach, [[1, 1]])
	const workoutId = ids[0] ?? ''
	must(
		await as(coach).do(saveWorkout, {
			workoutId,
			version: 1,
			title: '1/1',
			content: contentOf('Back squat: 3x5 @80%'),
		}),
	)
	must(await as(coach).do(moveWorkouts, { programId, moves: [{ id: workoutId, week: 2, day: 2 }] }))
	const events = await within(id, (db) =>
		db
			.selectFrom('event')
			.selectAll()
			.where('subject_id', '=', programId)
			.where('name', '=', 'programs.workout-changed')
			.orderBy('id')
			.execute(),
	)
	expect(events.map(({ data }) => data)).toEqual([
		{ programId, version: 2, how: 'added', workoutIds: [workoutId] },
		{ programId, version: 3, how: 'saved', workoutIds: [workoutId] },
		{ programId, version: 4, how: 'moved', workoutIds: [workoutId] },
	])
	expect(events[1]).toMatchObject({
		before: { lines: ['- Back squat  5x5 @80%'] },
		after: { lines: ['- Back squat  3x5 @80%'] },
	})
})

test('1.4 nobody else’s workout can be saved, moved or taken', async () => {
	const [one, two] = [await studio(), await studio()]
	const mine = await programWith(one.coach, [[1, 1]])
	const theirs = await programWith(two.coach, [[1, 1]])
	const workoutId = mine.ids[0] ?? ''
	const notFound = { ok: false, code: 'not_found' }
	const content = contentOf('X: 1x1')
	for (const actor of [two.coach, one.client])
		expect(await as(actor).do(saveWorkout, { workoutId, version: 1, title: 'X', content })).toMatchObject(
			notFound,
		)
	must(
		await as(two.coach).do(moveWorkouts, {
			programId: theirs.programId,
			moves: [{ id: workoutId, week: 3, day: 3 }],
		}),
	)
	must(await as(two.coach).do(deleteWorkouts, { programId: theirs.programId, workoutIds: [workoutId] }))
	expect(await grid(one.coach, mine.programId)).toEqual(['1/1.0 1/1'])
	const { eventId } = must(await as(one.coach).do(deleteWorkouts, { ...mine, workoutIds: mine.ids }))
	expect(await as(two.coach).do(undoRemoval, { eventId: eventId ?? '' })).toMatchObject(notFound)
	expect(await as(one.client).do(undoRemoval, { eventId: eventId ?? '' })).toMatchObject(notFound)
})
