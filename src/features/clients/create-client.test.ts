import { expect, test } from 'vitest'
import { useHouse } from '#features/testing/house.ts'
import { as, studio, within } from '#features/testing/studio.ts'
import { must } from '#platform/perform.ts'
import { createClient } from './use-cases/create-client.ts'

useHouse()

test('2.1 a coach creates a client, who has a main calendar at once, and the trail says who did it', async () => {
	const { id, coach } = await studio()
	const { clientId } = must(
		await as(coach).do(createClient, { firstName: 'Zoë', lastName: 'Lefèvre', email: 'Zoe@Example.test' }),
	)
	const rows = await within(id, async (db) => ({
		client: await db.selectFrom('client').selectAll().where('id', '=', clientId).executeTakeFirst(),
		calendar: await db
			.selectFrom('calendar')
			.select('kind')
			.where('client_id', '=', clientId)
			.executeTakeFirst(),
		event: await db.selectFrom('event').selectAll().where('client_id', '=', clientId).executeTakeFirst(),
	}))
	expect(rows.client).toMatchObject({
		email: 'zoe@example.test',
		search_text: 'lefevre zoe lefevre zoe@example.test',
		primary_coach_id: coach.id,
	})
	expect(rows.calendar?.kind).toBe('main')
	expect(rows.event).toMatchObject({
		name: 'clients.created',
		use_case: 'clients.create-client',
		actor_id: coach.id,
		via: 'hand',
	})
})

test('1.4 a client may not create one, and is told nothing more than "not found"', async () => {
	const { client } = await studio()
	expect(await as(client).do(createClient, { firstName: 'X' })).toMatchObject({
		ok: false,
		code: 'not_found',
	})
})

test('2.1 the same address twice in a studio is refused beside its field; another studio may have it', async () => {
	const [one, two] = [await studio(), await studio()]
	must(await as(one.coach).do(createClient, { firstName: 'A', email: 'same@example.test' }))
	expect(await as(one.coach).do(createClient, { firstName: 'B', email: 'SAME@example.test' })).toMatchObject({
		code: 'email_taken',
	})
	must(await as(two.coach).do(createClient, { firstName: 'C', email: 'same@example.test' }))
})

test('a preview does everything and keeps nothing', async () => {
	const { id, coach } = await studio()
	const before = await within(id, (db) => db.selectFrom('event').select('id').execute())
	const outcome = await as(coach).preview(createClient, { firstName: 'Nobody' })
	expect(outcome).toMatchObject({ ok: true, events: [{ name: 'clients.created' }] })
	expect(await within(id, (db) => db.selectFrom('event').select('id').execute())).toEqual(before)
})

test('I31 without a studio there is no row', async () => {
	await studio()
	expect(await within(null, (db) => db.selectFrom('client').select('id').execute())).toEqual([])
})
