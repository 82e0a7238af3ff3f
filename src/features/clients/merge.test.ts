import { expect, test } from 'vitest'
import { useHouse } from '#features/testing/house.ts'
import { as, clientOf, staffMember, studio, within } from '#features/testing/studio.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { clientActivity } from './queries/activity.ts'
import { clientProfile, mergedInto } from './queries/client-profile.ts'
import { clientNotes } from './queries/notes.ts'
import { addNote } from './use-cases/add-note.ts'
import { addToGroup } from './use-cases/add-to-group.ts'
import { createClient } from './use-cases/create-client.ts'
import { createGroup } from './use-cases/create-group.ts'
import { mergeClients } from './use-cases/merge-clients.ts'

useHouse()

/** A run and two workouts on the main calendar, one of them trained. */
async function trains(studioId: string, clientId: string) {
	return within(studioId, async (db) => {
		const calendar = await db
			.selectFrom('calendar')
			.select('id')
			.where('client_id', '=', clientId)
			.executeTakeFirstOrThrow()
		const [runId, workoutId] = [newId(), newId()]
		const of = { studio_id: studioId, client_id: clientId }
		await db
			.insertInto('program_run')
			.values({
				...of,
				id: runId,
				calendar_id: calendar.id,
				program_version: 1,
				title: 'Base',
				span: '[2026-01-05,2026-02-02)',
				day_one: '2026-01-05',
				weeks: 4,
				scheduled_by: 'coach',
			})
			.execute()
		await db
			.insertInto('workout')
			.values([
				{
					...of,
					id: workoutId,
					calendar_id: calendar.id,
					run_id: runId,
					on_date: '2026-01-05',
					title: 'A',
					content: '{}',
				},
				{ ...of, id: newId(), calendar_id: calendar.id, on_date: '2026-01-06', title: 'B', content: '{}' },
			])
			.execute()
		const logId = newId()
		await db
			.insertInto('training_log')
			.values({
				...of,
				id: logId,
				workout_id: workoutId,
				on_date: '2026-01-05',
				title: 'A',
				prescribed: '{}',
				status: 'completed',
				started_at: new Date(),
				logged_by: 'client',
			})
			.execute()
		await db
			.insertInto('logged_set')
			.values({
				...of,
				id: newId(),
				log_id: logId,
				exercise_key: 'squat',
				exercise_name: 'Squat',
				item_id: 'x',
				set_number: 1,
				done_at: new Date(),
			})
			.execute()
	})
}

test('1.5 two records become one: everything of the second is the first’s, and the old id leads there', async () => {
	const { id, coach, client } = await studio()
	const { clientId: gone } = must(
		await as(coach).do(createClient, {
			firstName: 'Amelie',
			lastName: 'D.',
			phone: '0612345678',
			tags: ['Old'],
			externalId: 'X-1',
		}),
	)
	await trains(id, client.id)
	await trains(id, gone)
	must(await as(coach).do(addNote, { clientId: gone, body: 'From before' }))
	const { groupId } = must(await as(coach).do(createGroup, { name: 'G' }))
	must(await as(coach).do(addToGroup, { groupId, clientIds: [gone, client.id] }))
	const input = { clientId: client.id, mergedClientId: gone }
	const preview = await as(coach).preview(mergeClients, input)
	expect(preview).toMatchObject({ ok: true })
	must(await as(coach).do(mergeClients, input))
	expect(await as(coach).ask(clientProfile, { clientId: client.id })).toMatchObject({
		name: 'Amélie Durand',
		phone: '0612345678',
		tags: ['Old'],
		externalId: 'X-1',
		groups: [{ id: groupId }],
		hasAccount: true,
	})
	expect((await as(coach).ask(clientNotes, { clientId: client.id })).notes).toMatchObject([
		{ body: 'From before' },
	])
	await expect(as(coach).ask(clientProfile, { clientId: gone })).rejects.toThrow()
	expect(await as(coach).ask(mergedInto, { clientId: gone })).toEqual({ clientId: client.id })
	await within(id, async (db) => {
		const calendars = await db.selectFrom('calendar').selectAll().where('client_id', '=', client.id).execute()
		expect(calendars.length).toBe(1)
		const runs = await db
			.selectFrom('program_run')
			.selectAll()
			.where('client_id', '=', client.id)
			.orderBy('lane')
			.execute()
		expect(runs.map(({ lane }) => lane)).toEqual([0, 1])
		const workouts = await db.selectFrom('workout').selectAll().where('client_id', '=', client.id).execute()
		expect(workouts.map(({ calendar_id }) => calendar_id)).toEqual(Array(4).fill(calendars[0]?.id))
		expect(
			(await db.selectFrom('logged_set').select('id').where('client_id', '=', client.id).execute()).length,
		).toBe(2)
	})
	const { entries } = await as(coach).ask(clientActivity, { clientId: client.id })
	expect(entries.map(({ text }) => text)).toEqual(
		expect.arrayContaining(['Became a client', 'Another record was merged into this one']),
	)
})

test('1.5 a log-in moves with its record; with two, the kept one’s counts and the other loses this studio', async () => {
	const { id, coach, client } = await studio()
	const { clientId } = must(await as(coach).do(createClient, { firstName: 'New', email: 'new@example.test' }))
	must(await as(coach).do(mergeClients, { clientId, mergedClientId: client.id }))
	expect(await as(coach).ask(clientProfile, { clientId })).toMatchObject({
		hasAccount: true,
		email: `${client.accountId}@example.test`,
	})
	const second = await clientOf(id, { firstName: 'Second', lastName: 'Log-in', coachId: coach.id })
	must(await as(coach).do(mergeClients, { clientId, mergedClientId: second.id }))
	const access = await within(id, (db) =>
		db
			.selectFrom('studio_access')
			.select('account_id')
			.where('account_id', 'in', [client.accountId, second.accountId])
			.execute(),
	)
	expect(access).toEqual([{ account_id: client.accountId }])
})

test('1.5 merging with oneself, with another coach’s client or a rival’s is not found; a chain of merges ends at the last', async () => {
	const { id, coach, client, otherClient } = await studio()
	const rival = await studio()
	const theirs = await clientOf(id, {
		firstName: 'T',
		lastName: 'H',
		coachId: (await staffMember(id, 'coach')).id,
	})
	for (const mergedClientId of [client.id, theirs.id, rival.client.id])
		expect(await as(coach).do(mergeClients, { clientId: client.id, mergedClientId })).toMatchObject({
			code: 'not_found',
		})
	const { clientId: third } = must(await as(coach).do(createClient, { firstName: 'Third' }))
	must(await as(coach).do(mergeClients, { clientId: otherClient.id, mergedClientId: third }))
	must(await as(coach).do(mergeClients, { clientId: client.id, mergedClientId: otherClient.id }))
	expect(await as(coach).ask(mergedInto, { clientId: third })).toEqual({ clientId: client.id })
})

test('1.5 the same pair merged both ways at once: one of them wins, nothing is lost', async () => {
	const { id, coach, client, otherClient } = await studio()
	await trains(id, client.id)
	await trains(id, otherClient.id)
	const outcomes = await Promise.all([
		as(coach).do(mergeClients, { clientId: client.id, mergedClientId: otherClient.id }),
		as(coach).do(mergeClients, { clientId: otherClient.id, mergedClientId: client.id }),
	])
	expect(outcomes.filter(({ ok }) => ok).length).toBe(1)
	expect((await within(id, (db) => db.selectFrom('workout').select('id').execute())).length).toBe(4)
})
