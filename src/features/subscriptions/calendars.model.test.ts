import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { calendar } from '#features/calendars/queries/calendar.ts'
import { addWorkout } from '#features/calendars/use-cases/add-workout.ts'
import { copyWorkouts } from '#features/calendars/use-cases/copy-workouts.ts'
import { deleteWorkouts } from '#features/calendars/use-cases/delete-workouts.ts'
import { editWorkout } from '#features/calendars/use-cases/edit-workout.ts'
import { moveWorkouts } from '#features/calendars/use-cases/move-workouts.ts'
import { scheduleProgram } from '#features/calendars/use-cases/schedule-program.ts'
import { undoChange } from '#features/calendars/use-cases/undo-change.ts'
import { useHouse } from '#features/testing/house.ts'
import { programOf } from '#features/testing/shared-plans.ts'
import { as, studio, within } from '#features/testing/studio.ts'
import { inProgram, type TestSubscription } from '#features/testing/subscriptions.ts'
import { setClock } from '#platform/clock.ts'
import { end } from './use-cases/end.ts'
import { pause } from './use-cases/pause.ts'
import { resume } from './use-cases/resume.ts'

useHouse()
beforeAll(() => setClock(() => new Date('2026-03-02T08:00:00Z')))

const day = fc.integer({ min: 1, max: 28 }).map((on) => `2026-03-${String(on).padStart(2, '0')}`)
const act = fc.record({
	what: fc.constantFrom(
		'add',
		'edit',
		'move',
		'copy',
		'delete',
		'schedule',
		'undo',
		'pause',
		'resume',
		'end',
	),
	at: fc.nat(50),
	day,
})
type Act = { what: string; at: number; day: string }

test('I23 model: whatever is done to one client’s calendar, another’s and the program stay byte for byte', async () => {
	const house = await studio()
	const program = await programOf(house.id, { weeks: 2 })
	await within(house.id, (db) =>
		db.updateTable('program').set({ type: 'one_to_one' }).where('id', '=', program.id).execute(),
	)
	const a = await inProgram(house, house.client, { program })
	const b = await inProgram(house, house.otherClient, { program })
	const coach = as(house.coach)
	for (const { clientId, calendarId } of [a, b])
		await coach.do(scheduleProgram, { clientId, calendarId, programId: program.id, startsOn: '2026-03-02' })
	const bytes = () => untouched(house.id, b, program.id)
	const before = await bytes()
	expect(before).toContain('Back squat')
	const events: string[] = []
	await fc.assert(
		fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
			for (const one of acts) await perform(one)
			expect(await bytes()).toBe(before)
		}),
		{ numRuns: 12 },
	)

	async function perform({ what, at, day: onDate }: Act) {
		const { clientId, calendarId, subscriptionId } = a
		const { entries } = await coach.ask(calendar, {
			clientId,
			calendarId,
			from: '2026-01-01',
			to: '2026-12-31',
		})
		const entry = entries[at % Math.max(entries.length, 1)]
		const workoutId = entry?.workoutId ?? ''
		const version = entry?.version ?? 1
		const acts: Record<string, () => Promise<{ ok: boolean; value?: unknown }>> = {
			add: () => coach.do(addWorkout, { clientId, calendarId, onDate, title: 'New', text: 'Row: 3x8' }),
			edit: () => coach.do(editWorkout, { workoutId, version, title: 'Edited', text: 'Row: 5x5' }),
			move: () => coach.do(moveWorkouts, { workoutIds: [workoutId], onDate }),
			copy: () => coach.do(copyWorkouts, { workoutIds: [workoutId], onDate }),
			delete: () => coach.do(deleteWorkouts, { workoutIds: [workoutId] }),
			schedule: () =>
				coach.do(scheduleProgram, { clientId, calendarId, programId: program.id, startsOn: onDate }),
			undo: () => coach.do(undoChange, { eventId: events[at % Math.max(events.length, 1)] ?? workoutId }),
			pause: () => coach.do(pause, { subscriptionId }),
			resume: () => coach.do(resume, { subscriptionId }),
			end: () => coach.do(end, { subscriptionId, how: 'finished' }),
		}
		const outcome = await acts[what]?.()
		const { eventId } = (outcome?.ok ? outcome.value : {}) as { eventId?: string }
		if (eventId) events.push(eventId)
	}
}, 60_000)

/** Every byte of B's calendar and subscription, and of the program with its workouts. */
const untouched = (studioId: string, { calendarId, subscriptionId }: TestSubscription, programId: string) =>
	within(studioId, async (db) => {
		const { rows } = await sql<{ said: string }>`
			select (select string_agg(t::text, '|' order by id) from workout t where calendar_id = ${calendarId}::uuid)
				|| (select string_agg(t::text, '|' order by id) from program_run t where calendar_id = ${calendarId}::uuid)
				|| (select t::text from subscription t where id = ${subscriptionId}::uuid)
				|| (select t::text from program t where id = ${programId}::uuid)
				|| (select string_agg(t::text, '|' order by id) from program_workout t where program_id = ${programId}::uuid) as said`.execute(
			db,
		)
		return rows[0]?.said ?? ''
	})
