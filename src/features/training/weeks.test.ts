import { beforeAll, expect, test } from 'vitest'
import { calendar } from '#features/calendars/queries/calendar.ts'
import { scheduleProgram } from '#features/calendars/use-cases/schedule-program.ts'
import { useHouse } from '#features/testing/house.ts'
import { programOf, shareWith } from '#features/testing/shared-plans.ts'
import { as, studio } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { compliance } from './queries/compliance.ts'
import { weeks } from './queries/weeks.ts'
import { completeWorkout } from './use-cases/complete-workout.ts'
import { logSet } from './use-cases/log-set.ts'
import { skipWorkout } from './use-cases/skip-workout.ts'

useHouse()
beforeAll(() => setClock(() => new Date('2026-03-11T18:00:00Z')))

test('5.4 training week by week: done of scheduled, sets, load and minutes; the client sees what the coach sees', async () => {
	const { coach, client, id } = await studio()
	const base = await programOf(id, { weeks: 2 })
	await shareWith(id, base.id, client.id)
	must(await as(client).do(scheduleProgram, { programId: base.id, startsOn: '2026-03-02' }))
	const { entries } = await as(client).ask(calendar, { from: '2026-03-01', to: '2026-03-31' })
	const [first, second, third] = entries.flatMap((each) => each.workoutId ?? [])
	const set = (workoutId: string, setNumber: number, doneAt: string, done: object) =>
		as(client).do(logSet, { workoutId, setId: newId(), itemId: 'item2', setNumber, doneAt, ...done })
	const workoutId = first as string
	must(await set(workoutId, 1, '2026-03-02T08:00:00Z', { reps: 8, load: 60, unit: 'kg' }))
	must(await set(workoutId, 2, '2026-03-02T08:20:00Z', { reps: 5, load: 100, unit: 'kg' }))
	must(await set(workoutId, 3, '2026-03-02T08:30:00Z', { seconds: 45 }))
	// Said to be over the next day: it didn't last that long.
	must(await as(client).do(completeWorkout, { workoutId, doneAt: '2026-03-03T08:00:00Z' }))
	must(await as(client).do(skipWorkout, { workoutId: second as string }))
	must(await set(third as string, 1, '2026-03-06T08:00:00Z', { reps: 10, load: 10, unit: 'kg' }))
	const own = await as(client).ask(weeks, { weeks: 2 })
	expect(own).toMatchObject({ unit: 'kg' })
	expect(own.weeks).toEqual([
		{ week: '2026-03-02', scheduled: 3, done: 1, sets: 4, lifted: 1080, minutes: 60 },
		{ week: '2026-03-09', scheduled: 3, done: 0, sets: 0, lifted: 0, minutes: 0 },
	])
	expect(await as(coach).ask(weeks, { clientId: client.id, weeks: 2 })).toEqual(own)
	const { clients } = await as(coach).ask(compliance, { clientId: client.id, weeks: 2 })
	expect(clients[0]?.weeks).toEqual(own.weeks.map(({ week, scheduled, done }) => ({ week, scheduled, done })))
})

test('5.4 who never trained has twelve empty weeks', async () => {
	const { client } = await studio()
	const own = await as(client).ask(weeks, {})
	expect(own.weeks).toHaveLength(12)
	expect(own.weeks.every((each) => each.sets === 0 && each.scheduled === 0)).toBe(true)
})
