import { beforeAll, expect, test } from 'vitest'
import { useHouse } from '#features/testing/house.ts'
import { contentOf, programOf } from '#features/testing/shared-plans.ts'
import { as, clientOf, studio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { calendar } from './queries/calendar.ts'
import { runningCopies } from './queries/running-copies.ts'
import { workout } from './queries/workout.ts'
import { deleteWorkouts } from './use-cases/delete-workouts.ts'
import { editWorkout } from './use-cases/edit-workout.ts'
import { moveWorkouts } from './use-cases/move-workouts.ts'
import { propagateProgramChanges } from './use-cases/propagate-program-changes.ts'
import { scheduleProgram } from './use-cases/schedule-program.ts'
import { undoChange } from './use-cases/undo-change.ts'

useHouse()
beforeAll(() => setClock(() => new Date('2026-03-11T08:00:00Z')))

/** Two copies that began nine days ago; days 1 and 3 of three weeks. */
async function running() {
	const house = await studio()
	const base = await programOf(house.id, { weeks: 3, days: [1, 3] })
	for (const { id } of [house.client, house.otherClient])
		must(
			await as(house.coach).do(scheduleProgram, { clientId: id, programId: base.id, startsOn: '2026-03-02' }),
		)
	const see = (clientId = house.client.id) =>
		as(house.coach).ask(calendar, { clientId, from: '2026-01-01', to: '2026-12-31' })
	const rewrite = (at: number, set: { title?: string; week?: number; day?: number }) =>
		within(house.id, (db) =>
			db
				.updateTable('program_workout')
				.set({ ...set, content: JSON.stringify(contentOf({ Row: '4x500m' })), version: 2 })
				.where('id', '=', base.workoutIds[at] as string)
				.execute(),
		)
	return { ...house, base, see, rewrite }
}

test('4.9 future workouts nobody touched follow the program; the past, trained and hand-changed ones stay', async () => {
	const house = await running()
	const { coach, base, see, rewrite } = house
	const ids = (await see()).entries.map((each) => each.workoutId as string)
	// Days: 2, 4 (past) · 9 (past), 11 (today) · 16, 18.
	for (const at of [0, 3, 4, 5]) await rewrite(at, { title: 'New' })
	must(
		await as(coach).do(editWorkout, { workoutId: ids[4] as string, version: 1, title: 'By hand', text: '' }),
	)
	const preview = await as(coach).preview(propagateProgramChanges, { programId: base.id })
	expect(preview).toMatchObject({
		value: { copies: 2, updated: 5, added: 0, removed: 0 },
		effects: [
			{ text: 'Amélie Durand: 2 to update.' },
			{ text: 'Ben Okafor: 3 to update.' },
			{ kind: 'stays', text: '1 workout changed by hand or already trained stays as it is.' },
			{ kind: 'note' },
		],
	})
	expect((await see()).entries.map((each) => each.title)).not.toContain('New')
	must(await as(coach).do(propagateProgramChanges, { programId: base.id }))
	expect((await see()).entries.map((each) => each.title)).toEqual([
		'Base 1.1',
		'Base 1.3',
		'Base 2.1',
		'New',
		'By hand',
		'New',
	])
	const rowing = await as(coach).ask(workout, { workoutId: ids[5] as string })
	expect(rowing).toMatchObject({ text: 'Row: 4x500m', changedByHand: false })
	expect(await as(coach).do(propagateProgramChanges, { programId: base.id })).toMatchObject({
		value: { updated: 0 },
	})
})

test('4.9 new workouts come, deleted ones go; one taken off by hand never comes back; a moved one keeps its day', async () => {
	const house = await running()
	const { id, coach, base, see } = house
	const ids = (await see()).entries.map((each) => each.workoutId as string)
	must(await as(coach).do(deleteWorkouts, { workoutIds: [ids[3] as string] }))
	must(await as(coach).do(moveWorkouts, { workoutIds: [ids[5] as string], onDate: '2026-03-20' }))
	await house.rewrite(5, { title: 'Moved and new' })
	await within(id, async (db) => {
		await db
			.deleteFrom('program_workout')
			.where('id', '=', base.workoutIds[4] as string)
			.execute()
		await db.updateTable('program').set({ weeks: 4, version: 2 }).where('id', '=', base.id).execute()
		const row = { studio_id: id, program_id: base.id, content: JSON.stringify(contentOf({ Row: '1x1' })) }
		await db
			.insertInto('program_workout')
			.values([
				{ ...row, id: newId(), week: 1, day: 2, title: 'Too late' },
				{ ...row, id: newId(), week: 3, day: 6, title: 'Added' },
				{ ...row, id: newId(), week: 4, day: 1, title: 'Longer' },
			])
			.execute()
	})
	const copies = await as(coach).ask(runningCopies, { programId: base.id })
	expect(copies).toMatchObject({ total: 2, outdated: 2 })
	expect(copies.copies[0]).toMatchObject({ updated: 1, added: 2, removed: 1, left: 0 })
	must(await as(coach).do(propagateProgramChanges, { programId: base.id }))
	const { entries, runs } = await see()
	expect(entries.map(({ title, onDate }) => [title, onDate])).toEqual([
		['Base 1.1', '2026-03-02'],
		['Base 1.3', '2026-03-04'],
		['Base 2.1', '2026-03-09'],
		['Moved and new', '2026-03-20'],
		['Added', '2026-03-21'],
		['Longer', '2026-03-23'],
	])
	expect(runs).toMatchObject([{ to: '2026-03-29' }])
	const event = await within(id, (db) =>
		db
			.selectFrom('event')
			.select('id')
			.where('name', '=', 'calendars.copy-updated')
			.where('client_id', '=', house.client.id)
			.executeTakeFirstOrThrow(),
	)
	must(await as(coach).do(undoChange, { eventId: event.id }))
	expect((await see()).entries.map((each) => each.title)).toEqual([
		'Base 1.1',
		'Base 1.3',
		'Base 2.1',
		'Base 3.1',
		'Base 3.3',
	])
})

test('1.3 a coach updates only copies of clients they see', async () => {
	const house = await running()
	const far = await clientOf(house.id, { firstName: 'Far', lastName: 'Away', coachId: house.owner.id })
	must(
		await as(house.owner).do(scheduleProgram, {
			clientId: far.id,
			programId: house.base.id,
			startsOn: '2026-03-09',
		}),
	)
	await house.rewrite(5, { title: 'New' })
	expect((await as(house.coach).ask(runningCopies, { programId: house.base.id })).total).toBe(2)
	must(await as(house.coach).do(propagateProgramChanges, { programId: house.base.id }))
	expect((await as(house.owner).ask(runningCopies, { programId: house.base.id })).outdated).toBe(1)
	expect(await as(house.client).do(propagateProgramChanges, { programId: house.base.id })).toMatchObject({
		code: 'not_found',
	})
})
