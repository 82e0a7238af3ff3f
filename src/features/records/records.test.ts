import { afterAll, beforeAll, expect, test } from 'vitest'
import { calendar } from '#features/calendars/queries/calendar.ts'
import { scheduleProgram } from '#features/calendars/use-cases/schedule-program.ts'
import { exportClient } from '#features/clients/queries/export-client.ts'
import { archiveClients } from '#features/clients/use-cases/archive-clients.ts'
import { deleteClient } from '#features/clients/use-cases/delete-client.ts'
import { mergeClients } from '#features/clients/use-cases/merge-clients.ts'
import { useHouse } from '#features/testing/house.ts'
import { programOf } from '#features/testing/shared-plans.ts'
import { as, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { session } from '#features/training/queries/session.ts'
import { logSet } from '#features/training/use-cases/log-set.ts'
import { removeSet } from '#features/training/use-cases/remove-set.ts'
import type { ClientActor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { exercise } from './queries/exercise.ts'
import { exercises } from './queries/exercises.ts'
import { toBeat } from './queries/to-beat.ts'

useHouse()
beforeAll(() => setClock(() => new Date('2026-03-02T08:00:00Z')))
afterAll(() => setClock(null))
const benchPress = 'lib:bench-press'

/** Workouts on a client's calendar: squats and bench presses, three times a week. */
async function scheduled(house: TestStudio, client: ClientActor): Promise<string[]> {
	const base = await programOf(house.id, { weeks: 2 })
	const when = { programId: base.id, startsOn: '2026-03-02' }
	must(await as(house.coach).do(scheduleProgram, { clientId: client.id, ...when }))
	const { entries } = await as(client).ask(calendar, { from: '2026-01-01', to: '2026-12-31' })
	return entries.flatMap((each) => each.workoutId ?? [])
}

async function training() {
	const house = await studio()
	const workouts = await scheduled(house, house.client)
	return { ...house, workouts }
}

type Pressed = { reps: number; load?: number; unit?: 'kg' | 'lb'; setNumber?: number; setId?: string }

async function press(client: ClientActor, workoutId: string | undefined, set: Pressed): Promise<string> {
	const setId = set.setId ?? newId()
	const place = { workoutId: workoutId as string, itemId: 'item2', setNumber: 1 }
	must(await as(client).do(logSet, { ...place, unit: 'kg', ...set, setId }))
	return setId
}

const records = async (client: ClientActor): Promise<Record<string, string>> => {
	const { records } = await as(client).ask(exercise, { exerciseKey: benchPress })
	return Object.fromEntries(records.map(({ name, value }) => [name, value]))
}

test('5.3 records are found as sets are logged, and go back when a slip is corrected or taken away', async () => {
	const { client, workouts } = await training()
	await press(client, workouts[0], { reps: 5, load: 100 })
	expect(await records(client)).toEqual({ 'Estimated 1RM': '116.7\u00a0kg', '5RM': '100\u00a0kg' })
	const setId = await press(client, workouts[1], { reps: 5, load: 1000 })
	expect((await records(client))['5RM']).toBe('1,000\u00a0kg')
	await press(client, workouts[1], { reps: 5, load: 100.5, setId })
	expect((await records(client))['5RM']).toBe('100.5\u00a0kg')
	await press(client, workouts[1], { reps: 3, load: 110, setNumber: 2 })
	expect(await records(client)).toEqual({
		'Estimated 1RM': '121\u00a0kg',
		'3RM': '110\u00a0kg',
		'5RM': '100.5\u00a0kg',
	})
	must(await as(client).do(removeSet, { workoutId: workouts[1] as string, setId }))
	expect((await records(client))['5RM']).toBe('100\u00a0kg')
})

test('5.2 while a log is written, what is to be beaten is what stands without it; pounds typed stay pounds', async () => {
	const { client, workouts } = await training()
	const beat = async (workoutId: string | undefined) => {
		const { clientId, log } = await as(client).ask(session, { workoutId: workoutId as string })
		const input = { clientId, exerciseKeys: [benchPress], ...(log ? { logId: log.id } : {}) }
		return (await as(client).ask(toBeat, input)).exercises[benchPress]
	}
	expect(await beat(workouts[0])).toEqual({ text: '', standing: [] })
	await press(client, workouts[0], { reps: 5, load: 225, unit: 'lb' })
	expect(await beat(workouts[0])).toEqual({ text: '', standing: [] })
	await press(client, workouts[1], { reps: 5, load: 230, unit: 'lb' })
	const standing = expect.arrayContaining([{ kind: 'rep_max', at: 5, value: 102_058, says: 'Record: 5RM' }])
	expect(await beat(workouts[1])).toMatchObject({
		text: 'To beat: 5 × 225\u00a0lb · e1RM 262.5\u00a0lb',
		standing,
	})
})

test('5.3 the page of an exercise: records with their day, lines, and every time it was done, paged by key', async () => {
	const { client, coach, workouts } = await training()
	for (const [at, workoutId] of workouts.entries())
		await press(client, workoutId, { reps: 5, load: 60 + 2.5 * at })
	const seen = await as(coach).ask(exercise, { clientId: client.id, exerciseKey: benchPress })
	expect(seen).toMatchObject({ clientName: 'Amélie Durand', name: 'Bench press', next: null })
	expect(seen.charts.map(({ kind, unit, points }) => [kind, unit, points.at(-1)?.value])).toEqual([
		['e1rm', 'kg', 84.583],
		['heaviest', 'kg', 72.5],
	])
	expect(seen.days[0]?.sets).toMatchObject([{ text: '5 × 72.5\u00a0kg', holds: ['Estimated 1RM', '5RM'] }])
	expect(seen.days.map(({ sets }) => sets[0]?.holds.length)).toEqual([2, 0, 0, 0, 0, 0])
})

test('5.3 history of an exercise and the list of exercises never repeat over their pages', async () => {
	const { id, client } = await training()
	await within(id, async (db) => {
		for (let n = 0; n < 45; n++) {
			const log = { studio_id: id, id: newId(), client_id: client.id }
			const on_date = `2026-02-${String(1 + (n % 20)).padStart(2, '0')}`
			const what = { title: `Log ${n}`, prescribed: '{}', status: 'completed', logged_by: 'client' }
			await db
				.insertInto('training_log')
				.values({ ...log, on_date, ...what, started_at: new Date() })
				.execute()
			for (const name of ['Same', `Éxercise ${n}`]) {
				const set = { exercise_key: `name:${name}`, exercise_name: name, item_id: name, set_number: 1 }
				const row = { ...set, studio_id: id, id: newId(), log_id: log.id, client_id: client.id }
				await db
					.insertInto('logged_set')
					.values({ ...row, reps: n + 1, done_at: new Date() })
					.execute()
			}
		}
	})
	const all: string[] = []
	let after: string | null = null
	do {
		const page: { days: { logId: string }[]; next: string | null } = await as(client).ask(exercise, {
			exerciseKey: 'name:Same',
			...(after ? { after } : {}),
		})
		all.push(...page.days.map(({ logId }) => logId))
		after = page.next
	} while (after)
	expect([all.length, new Set(all).size]).toEqual([45, 45])
	const names: string[] = []
	do {
		const page: { exercises: { name: string }[]; next: string | null } = await as(client).ask(exercises, {
			q: 'EXERCISE',
			...(after ? { after } : {}),
		})
		names.push(...page.exercises.map(({ name }) => name))
		after = page.next
	} while (after)
	expect([names.length, new Set(names).size]).toEqual([45, 45])
	const { exercises: found } = await as(client).ask(exercises, { q: 'exercise 44' })
	expect(found).toMatchObject([{ name: 'Éxercise 44', best: '45 reps', lastOn: '2026-02-05' }])
})

test('5.3, 4.7, 2.1 records survive a replaced run, another coach and archiving', async () => {
	const house = await training()
	const { id, client, workouts } = house
	await press(client, workouts[0], { reps: 5, load: 100 })
	const before = await records(client)
	await scheduled(house, client)
	expect(await records(client)).toEqual(before)
	const other = await staffMember(id, 'coach')
	await within(id, (db) =>
		db.updateTable('client').set({ primary_coach_id: other.id }).where('id', '=', client.id).execute(),
	)
	must(await as(other).do(archiveClients, { clientIds: [client.id] }))
	const seen = await as(other).ask(exercise, { clientId: client.id, exerciseKey: benchPress })
	expect(seen.records.map(({ value }) => value)).toEqual(Object.values(before))
	await expect(
		as(house.coach).ask(exercise, { clientId: client.id, exerciseKey: benchPress }),
	).rejects.toThrow()
})

test('1.5 two records of one person: the better of both stands', async () => {
	const house = await training()
	const { coach, client, otherClient, workouts } = house
	const [theirs] = await scheduled(house, otherClient)
	await press(client, workouts[0], { reps: 5, load: 100 })
	await press(otherClient, theirs, { reps: 1, load: 120 })
	must(await as(coach).do(mergeClients, { clientId: client.id, mergedClientId: otherClient.id }))
	expect(await records(client)).toMatchObject({ '1RM': '120\u00a0kg', '5RM': '100\u00a0kg' })
})

test('2.1, I40 the client’s file has the records; a deleted client takes them along', async () => {
	const { id, coach, client, workouts } = await training()
	const setId = await press(client, workouts[0], { reps: 2, load: 100 })
	const { tables } = await as(coach).ask(exportClient, { clientId: client.id })
	expect(tables.record).toEqual([
		{ exercise_key: benchPress, kind: 'e1rm', at: 0, value: 106_667, set_id: setId },
		{ exercise_key: benchPress, kind: 'rep_max', at: 1, value: 100_000, set_id: setId },
		{ exercise_key: benchPress, kind: 'rep_max', at: 2, value: 100_000, set_id: setId },
	])
	must(await as(coach).do(deleteClient, { clientId: client.id, confirm: 'Amélie Durand' }))
	expect(await within(id, (db) => db.selectFrom('logged_set').select('id').execute())).toEqual([])
	await expect(as(coach).ask(exercise, { clientId: client.id, exerciseKey: benchPress })).rejects.toThrow()
})

test('I29, 1.3 nobody else’s records: another client, an assistant, a rival studio, a coach of others', async () => {
	const { id, client, otherClient, workouts } = await training()
	await press(client, workouts[0], { reps: 5, load: 100 })
	const rival = await studio()
	const strangers = [
		...[otherClient, rival.owner, rival.client],
		...[await staffMember(id, 'assistant'), await staffMember(id, 'coach')],
	]
	const clientId = client.id
	for (const stranger of strangers) {
		await expect(as(stranger).ask(exercises, { clientId })).rejects.toThrow()
		await expect(as(stranger).ask(exercise, { clientId, exerciseKey: benchPress })).rejects.toThrow()
		await expect(as(stranger).ask(toBeat, { clientId, exerciseKeys: [benchPress] })).rejects.toThrow()
	}
	expect((await as(otherClient).ask(exercises, {})).exercises).toEqual([])
})

test('5.3 an exercise that nobody knows and was never logged is not found; a known one is empty', async () => {
	const { client } = await training()
	await expect(as(client).ask(exercise, { exerciseKey: 'name:nothing' })).rejects.toThrow()
	expect(await as(client).ask(exercise, { exerciseKey: benchPress })).toMatchObject({ records: [], days: [] })
})
