import { beforeAll, expect, test } from 'vitest'
import { calendar } from '#features/calendars/queries/calendar.ts'
import { scheduleProgram } from '#features/calendars/use-cases/schedule-program.ts'
import { useHouse } from '#features/testing/house.ts'
import { programOf, shareWith } from '#features/testing/shared-plans.ts'
import { as, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { coachToday } from './queries/coach-today.ts'
import { compliance } from './queries/compliance.ts'
import { history } from './queries/history.ts'
import { log } from './queries/log.ts'
import { session } from './queries/session.ts'
import { commentOnLog } from './use-cases/comment-on-log.ts'
import { completeWorkout } from './use-cases/complete-workout.ts'
import { logSet } from './use-cases/log-set.ts'
import { removeSet } from './use-cases/remove-set.ts'
import { reopenLog } from './use-cases/reopen-log.ts'
import { skipWorkout } from './use-cases/skip-workout.ts'
import { startWorkout } from './use-cases/start-workout.ts'

useHouse()
beforeAll(() => setClock(() => new Date('2026-03-02T08:00:00Z')))

async function scheduled(startsOn = '2026-03-02') {
	const house = await studio()
	const base = await programOf(house.id, { weeks: 2 })
	await shareWith(house.id, base.id, house.client.id)
	must(await as(house.client).do(scheduleProgram, { programId: base.id, startsOn }))
	const workouts = await ids(house)
	return { ...house, base, workouts, first: workouts[0] as string, second: workouts[1] as string }
}

const ids = async (house: TestStudio): Promise<string[]> => {
	const { entries } = await as(house.client).ask(calendar, { from: '2026-01-01', to: '2026-12-31' })
	return entries.flatMap((each) => each.workoutId ?? [])
}

const bench = { itemId: 'item2', setNumber: 1, reps: 8, load: 60, unit: 'kg' } as const

test('5.2 set by set: prescribed beside, last time beside, prefilled; what is logged starts the workout', async () => {
	const { client, first, second } = await scheduled()
	const before = await as(client).ask(session, { workoutId: first })
	expect(before.log).toBeNull()
	expect(before.sections[0]?.items[1]?.sets).toHaveLength(3)
	expect(before.sections[0]?.items[1]?.sets[0]).toMatchObject({
		prescribed: '8 at 60\u00a0kg',
		last: '',
		asks: { reps: true, load: true, seconds: false },
		start: { reps: 8, load: 60, unit: 'kg' },
		done: null,
	})
	must(await as(client).do(logSet, { workoutId: first, setId: newId(), ...bench, load: 62.5 }))
	const after = await as(client).ask(session, { workoutId: first })
	expect(after.log).toMatchObject({ status: 'started' })
	expect(after.sections[0]?.items[1]?.sets[0]?.done).toMatchObject({ reps: 8, load: 62.5 })
	const next = await as(client).ask(session, { workoutId: second })
	expect(next.sections[0]?.items[1]?.sets[0]).toMatchObject({ last: '8 × 62.5\u00a0kg', done: null })
	// The squat is a share of 1RM: nothing to prefill but the repetitions.
	expect(next.sections[0]?.items[0]?.sets[0]).toMatchObject({ start: { reps: 5, load: null } })
})

test('5.2 pounds typed stay pounds', async () => {
	const { client, first } = await scheduled()
	must(await as(client).do(logSet, { workoutId: first, setId: newId(), ...bench, load: 137.5, unit: 'lb' }))
	const seen = await as(client).ask(session, { workoutId: first })
	expect(seen.sections[0]?.items[1]?.sets[0]?.done).toMatchObject({ load: 137.5, unit: 'lb' })
})

test('5.5 the same set sent twenty times at once is one set; another device in the same place, the later doing wins', async () => {
	const house = await scheduled()
	const { client, first } = house
	const setId = newId()
	const send = () => as(client).do(logSet, { workoutId: first, setId, ...bench })
	const outcomes = await Promise.all(Array.from({ length: 20 }, send))
	expect(outcomes.every((each) => each.ok)).toBe(true)
	const rows = () => within(house.id, (db) => db.selectFrom('logged_set').select(['id', 'reps']).execute())
	expect(await rows()).toEqual([{ id: setId, reps: 8 }])
	const logs = await within(house.id, (db) => db.selectFrom('training_log').select('id').execute())
	expect(logs).toHaveLength(1)
	const other = newId()
	const late = { workoutId: first, ...bench, setId: other, doneAt: '2026-03-02T07:00:00Z' }
	must(await as(client).do(logSet, { ...late, reps: 3 }))
	expect(await rows()).toEqual([{ id: setId, reps: 8 }])
	must(await as(client).do(logSet, { ...late, reps: 9, doneAt: '2026-03-02T08:00:00Z' }))
	expect(await rows()).toEqual([{ id: other, reps: 9 }])
	must(await as(client).do(removeSet, { workoutId: first, setId: other }))
	must(await as(client).do(removeSet, { workoutId: first, setId: other }))
	expect(await rows()).toEqual([])
})

test('5.2 complete, skip with a comment, take up again, correct later', async () => {
	const house = await scheduled()
	const { client, first, second } = house
	const { logId } = must(await as(client).do(startWorkout, { workoutId: first }))
	expect(must(await as(client).do(startWorkout, { workoutId: first })).logId).toBe(logId)
	must(await as(client).do(completeWorkout, { workoutId: first, comment: 'Felt easy' }))
	must(await as(client).do(completeWorkout, { workoutId: first }))
	must(await as(client).do(logSet, { workoutId: first, setId: newId(), ...bench }))
	expect((await as(client).ask(session, { workoutId: first })).log).toMatchObject({
		status: 'completed',
		comment: 'Felt easy',
	})
	must(await as(client).do(skipWorkout, { workoutId: second, comment: 'Ill' }))
	must(await as(client).do(logSet, { workoutId: second, setId: newId(), ...bench }))
	expect((await as(client).ask(session, { workoutId: second })).log?.status).toBe('started')
	must(await as(client).do(reopenLog, { logId }))
	must(await as(client).do(commentOnLog, { logId, comment: 'Not so easy' }))
	expect(await as(house.coach).ask(log, { logId })).toMatchObject({
		status: 'started',
		comment: 'Not so easy',
	})
	const completed = await within(house.id, (db) =>
		db.selectFrom('event').select('id').where('name', '=', 'training.workout-completed').execute(),
	)
	expect(completed).toHaveLength(1)
})

test('4.7 a replaced run leaves its log whole in history, and it can still be completed', async () => {
	const { client, coach, first, base, workouts } = await scheduled()
	must(await as(client).do(logSet, { workoutId: first, setId: newId(), ...bench }))
	must(
		await as(coach).do(scheduleProgram, { clientId: client.id, programId: base.id, startsOn: '2026-03-02' }),
	)
	expect(await as(client).ask(session, { workoutId: first })).toMatchObject({ offCalendar: true })
	must(await as(client).do(logSet, { workoutId: first, setId: newId(), ...bench, setNumber: 2 }))
	must(await as(client).do(completeWorkout, { workoutId: first }))
	const seen = await as(coach).ask(history, { clientId: client.id })
	expect(seen.logs).toMatchObject([
		{ workoutId: first, title: 'Base 1.1', programTitle: 'Base', status: 'completed', sets: 2 },
	])
	// One that was never begun is gone with its run.
	await expect(as(client).ask(session, { workoutId: workouts[1] as string })).rejects.toThrow()
})

test('5.2 what can’t be is refused: nothing typed, an unknown exercise, a load nobody lifts', async () => {
	const { client, first } = await scheduled()
	const set = { workoutId: first, setId: newId(), itemId: 'item2', setNumber: 1 }
	expect(await as(client).do(logSet, set)).toMatchObject({ code: 'training_empty_set', field: 'reps' })
	expect(await as(client).do(logSet, { ...set, reps: 5, itemId: 'other' })).toMatchObject({
		code: 'not_found',
	})
	expect(await as(client).do(logSet, { ...set, reps: 5, load: 1500, unit: 'kg' })).toMatchObject({
		code: 'training_too_heavy',
	})
	expect(await as(client).do(logSet, { ...set, reps: -1 })).toMatchObject({ code: 'invalid' })
})

test('I29 nobody else’s training: strangers, assistants, and a set id taken from another client', async () => {
	const house = await scheduled()
	const { client, otherClient, first } = house
	const assistant = await staffMember(house.id, 'assistant')
	const rival = await studio()
	const setId = newId()
	must(await as(client).do(logSet, { workoutId: first, setId, ...bench }))
	const { logId } = must(await as(client).do(startWorkout, { workoutId: first }))
	for (const stranger of [otherClient, assistant, rival.owner, rival.client]) {
		expect(await as(stranger).do(logSet, { workoutId: first, setId: newId(), ...bench })).toMatchObject({
			code: 'not_found',
		})
		await expect(as(stranger).ask(session, { workoutId: first })).rejects.toThrow()
		await expect(as(stranger).ask(history, { clientId: client.id })).rejects.toThrow()
		await expect(as(stranger).ask(log, { logId })).rejects.toThrow()
	}
	must(
		await as(house.coach).do(scheduleProgram, {
			clientId: otherClient.id,
			programId: house.base.id,
			startsOn: '2026-03-02',
		}),
	)
	const [theirs] = await ids({ ...house, client: otherClient })
	expect(
		await as(otherClient).do(logSet, { workoutId: theirs as string, setId, ...bench, reps: 1 }),
	).toMatchObject({ code: 'not_found' })
})

test('5.4 compliance counts done of scheduled by week, replaced training included; who needs training', async () => {
	setClock(() => new Date('2026-03-11T08:00:00Z'))
	const house = await scheduled('2026-03-02')
	const { client, coach, workouts } = house
	for (const at of [0, 1, 3])
		must(await as(client).do(completeWorkout, { workoutId: workouts[at] as string }))
	must(await as(client).do(skipWorkout, { workoutId: workouts[2] as string }))
	const mine = async () => {
		const { clients } = await as(coach).ask(compliance, { weeks: 2 })
		return clients.find((each) => each.clientId === client.id)
	}
	expect(await mine()).toEqual({
		clientId: client.id,
		name: 'Amélie Durand',
		daysAhead: 2,
		weeks: [
			{ week: '2026-03-02', scheduled: 3, done: 2 },
			{ week: '2026-03-09', scheduled: 3, done: 1 },
		],
	})
	const needs = await as(coach).ask(compliance, { daysAheadBelow: 3 })
	expect(needs.clients.map((each) => each.name)).toEqual(['Amélie Durand', 'Ben Okafor'])
	must(
		await as(coach).do(scheduleProgram, {
			clientId: client.id,
			programId: house.base.id,
			startsOn: '2026-03-12',
		}),
	)
	expect(await mine()).toMatchObject({
		daysAhead: 12,
		weeks: [
			{ scheduled: 3, done: 2 },
			{ scheduled: 3, done: 1 },
		],
	})
	expect((await as(coach).ask(compliance, { daysAheadBelow: 3 })).clients).toHaveLength(1)
	const today = await as(coach).ask(coachToday, {})
	expect(today).toMatchObject({ today: '2026-03-11', training: [] })
	expect(today.recent.map((each) => each.status)).toContain('skipped')
	setClock(() => new Date('2026-03-02T08:00:00Z'))
})

test('5.2 history is paged by key and never repeats', async () => {
	const house = await scheduled()
	await within(house.id, async (db) => {
		for (let n = 0; n < 65; n++)
			await db
				.insertInto('training_log')
				.values({
					studio_id: house.id,
					id: newId(),
					client_id: house.client.id,
					on_date: `2026-02-${String(1 + (n % 20)).padStart(2, '0')}`,
					title: `Log ${n}`,
					prescribed: JSON.stringify({ v: 1, sections: [] }),
					status: 'completed',
					started_at: new Date(),
					logged_by: 'client',
				})
				.execute()
	})
	const seen: string[] = []
	let after: string | undefined
	for (let page = 0; page < 4; page++) {
		const answer = await as(house.client).ask(history, after ? { after } : {})
		seen.push(...answer.logs.map((each) => each.id))
		if (!answer.next) break
		after = answer.next
	}
	expect(seen).toHaveLength(65)
	expect(new Set(seen).size).toBe(65)
})
