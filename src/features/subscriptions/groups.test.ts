import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { calendar } from '#features/calendars/queries/calendar.ts'
import { addWorkouts } from '#features/programs/use-cases/add-workouts.ts'
import { changeType } from '#features/programs/use-cases/change-type.ts'
import { createProgram } from '#features/programs/use-cases/create-program.ts'
import { deleteWorkouts } from '#features/programs/use-cases/delete-workouts.ts'
import { editProgram } from '#features/programs/use-cases/edit-program.ts'
import { publishProgram } from '#features/programs/use-cases/publish-program.ts'
import { saveWorkout } from '#features/programs/use-cases/save-workout.ts'
import { drain, useHouse } from '#features/testing/house.ts'
import { contentOf } from '#features/testing/programs.ts'
import { programOf, shareWith } from '#features/testing/shared-plans.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { asked, inProgram, joined, oneToOne } from '#features/testing/subscriptions.ts'
import { completeWorkout } from '#features/training/use-cases/complete-workout.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { end } from './use-cases/end.ts'

useHouse()
const monday = '2026-03-02'
const at = (day: string) => setClock(() => new Date(`${day}T08:00:00Z`))
beforeAll(() => at(monday))
const year = { from: '2026-01-01', to: '2026-12-31' }

/** A published group with a workout on Monday and Thursday of each of its four weeks, from the second of March. */
async function group(house: TestStudio) {
	const fields = { title: 'Club', weeks: 4, type: 'group' as const, startsOn: monday }
	const { programId } = must(await as(house.coach).do(createProgram, fields))
	const workouts = [1, 2, 3, 4].flatMap((week) =>
		[1, 4].map((day) => ({ week, day, title: `${week}/${day}`, content: contentOf('Row: 3x8') })),
	)
	const { workoutIds } = must(await as(house.coach).do(addWorkouts, { programId, workouts }))
	must(await as(house.coach).do(publishProgram, { programId }))
	return { id: programId, title: 'Club', workoutIds }
}
const see = async (house: TestStudio, client = house.client) =>
	(await as(client).ask(calendar, year)).entries.map(
		({ onDate, title, status }) => `${onDate} ${title} ${status}`,
	)

test('3.4 subscribers follow one dated calendar, each from the day they joined; logs are their own', async () => {
	const house = await studio()
	const club = await group(house)
	await inProgram(house, house.client, { program: club })
	const late = await asked(house, house.otherClient, club)
	at('2026-03-10')
	await joined(house.otherClient, late)
	expect((await see(house)).slice(0, 3)).toEqual([
		'2026-03-02 1/1 planned',
		'2026-03-05 1/4 planned',
		'2026-03-09 2/1 planned',
	])
	expect((await see(house, house.otherClient))[0]).toBe('2026-03-12 2/4 planned')
	const [entry] = (await as(house.client).ask(calendar, { from: '2026-03-12', to: '2026-03-12' })).entries
	must(await as(house.client).do(completeWorkout, { workoutId: entry?.workoutId ?? '' }))
	expect(await see(house)).toContain('2026-03-12 2/4 completed')
	expect(await see(house, house.otherClient)).toContain('2026-03-12 2/4 planned')
	at(monday)
})

test('3.4 what changes in a group’s weeks reaches everybody who follows, but not who has left nor what was trained', async () => {
	const house = await studio()
	const club = await group(house)
	await inProgram(house, house.client, { program: club })
	const gone = await inProgram(house, house.otherClient, { program: club })
	must(await as(house.coach).do(end, { subscriptionId: gone.subscriptionId, how: 'finished' }))
	const [first] = (await as(house.client).ask(calendar, year)).entries
	must(await as(house.client).do(completeWorkout, { workoutId: first?.workoutId ?? '' }))
	const change = { title: 'Changed', content: contentOf('Deadlift: 5x3') }
	for (const workoutId of club.workoutIds.slice(0, 2))
		must(await as(house.coach).do(saveWorkout, { workoutId, version: 1, ...change }))
	must(
		await as(house.coach).do(deleteWorkouts, { programId: club.id, workoutIds: [club.workoutIds[2] ?? ''] }),
	)
	must(
		await as(house.coach).do(addWorkouts, {
			programId: club.id,
			workouts: [{ week: 1, day: 6, title: 'New', content: contentOf('Run: 1x600s') }],
		}),
	)
	await drain()
	expect((await see(house)).slice(0, 4)).toEqual([
		'2026-03-02 1/1 completed',
		'2026-03-05 Changed planned',
		'2026-03-07 New planned',
		'2026-03-12 2/4 planned',
	])
	const left = await within(house.id, (db) =>
		db
			.selectFrom('workout')
			.select('title')
			.where('calendar_id', '=', gone.calendarId)
			.where('title', '=', 'Changed')
			.execute(),
	)
	expect(left).toEqual([])
	expect(await as(house.coach).do(editProgram, { programId: club.id, startsOn: '2026-03-09' })).toMatchObject(
		{
			code: 'program_start_used',
		},
	)
})

test('3.4 a group needs a day to start on; a plan has neither that nor days ahead', async () => {
	const house = await studio()
	const refused = await as(house.coach).do(createProgram, { title: 'Club', type: 'group' })
	expect(refused).toMatchObject({ code: 'program_group_needs_start', field: 'startsOn' })
	const { programId } = must(
		await as(house.coach).do(createProgram, { title: 'Plan', daysAhead: 7, startsOn: monday }),
	)
	const row = await within(house.id, (db) =>
		db
			.selectFrom('program')
			.select(['days_ahead', 'starts_on'])
			.where('id', '=', programId)
			.executeTakeFirst(),
	)
	expect(row).toEqual({ days_ahead: null, starts_on: null })
})

test('3.4 the type can be changed and calendars survive it: a preview says what follows, and every workout stays', async () => {
	const house = await studio()
	const plan = await programOf(house.id, { weeks: 1 })
	await shareWith(house.id, plan.id, house.client.id)
	const look = await as(house.coach).preview(changeType, { programId: plan.id, type: 'one_to_one' })
	expect(look.ok && look.effects.map(({ kind }) => kind)).toEqual(['changes', 'goes', 'note'])
	must(await as(house.coach).do(changeType, { programId: plan.id, type: 'one_to_one', daysAhead: 30 }))
	const there = await inProgram(house, house.client, { program: plan })
	const rows = () =>
		within(
			house.id,
			async (db) => (await sql`select to_jsonb(workout) from workout order by id`.execute(db)).rows,
		)
	const before = await rows()
	must(await as(house.coach).do(changeType, { programId: plan.id, type: 'group', startsOn: monday }))
	await drain()
	expect(await see(house)).toEqual([
		'2026-03-02 Base 1.1 planned',
		'2026-03-04 Base 1.3 planned',
		'2026-03-06 Base 1.5 planned',
	])
	must(await as(house.coach).do(changeType, { programId: plan.id, type: 'plan' }))
	await drain()
	expect(await see(house)).toHaveLength(3)
	expect((await rows()).slice(0, before.length)).toEqual(before)
	expect(there.calendarId).toBeTruthy()
})

test('3.4 a plan alone can be shared or scheduled by clients: access ends with the type', async () => {
	const house = await studio()
	const plan = await programOf(house.id, { weeks: 1 })
	await shareWith(house.id, plan.id, house.client.id)
	const access = () =>
		within(house.id, (db) =>
			db.selectFrom('program_access').select('client_id').where('program_id', '=', plan.id).execute(),
		)
	expect(await access()).toHaveLength(1)
	must(await as(house.coach).do(changeType, { programId: plan.id, type: 'one_to_one' }))
	expect(await access()).toHaveLength(0)
	await oneToOne(house.id)
})
