import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Actor, touchline } from './actor.ts'
import { transaction } from './database/transaction.ts'
import { eventType } from './events.ts'
import { closeHouse, openHouse } from './house.ts'
import { newId } from './ids.ts'
import { appPool, Invalid, perform, reading } from './perform.ts'
import { anyone } from './permission.ts'
import { reaction } from './reactions.ts'
import { type TestDatabase, testDatabase } from './testing/database.ts'
import { type Acting, ok, query, refuse, useCase } from './use-case.ts'
import { react } from './worker.ts'

const happened = eventType('house.happened', z.object({ name: z.string() }))
const follow = reaction('house.follow', happened, async ({ db }, event) => {
	// Slow, so that deliveries at the same time really meet.
	await new Promise((resolve) => setTimeout(resolve, 30))
	const { name } = event.data as { name: string }
	await db
		.insertInto('client_group')
		.values({ studio_id: event.studioId, id: newId(), name: `${name} ${newId()}` })
		.execute()
})

let database: TestDatabase
let owner: pg.Client
let actor: Actor & { studioId: string }

beforeAll(async () => {
	database = await testDatabase()
	owner = new pg.Client({ connectionString: database.ownerUrl })
	await owner.connect()
	const furnishing = { reactions: [follow], errands: [], regular: [], messageKinds: [], clientExports: [] }
	await openHouse(furnishing, { ...database, works: false, connections: 12, post: async () => {} })
})
afterAll(async () => {
	await closeHouse()
	await owner.end()
	await database.drop()
})
beforeEach(async () => {
	const id = newId()
	actor = touchline(id)
	await owner.query('insert into studio (id, slug, name) values ($1, $2, $3)', [
		id,
		`s-${id.slice(-12)}`,
		'S',
	])
})

const add = (acting: Acting, name: string) =>
	acting.db
		.insertInto('client_group')
		.values({ studio_id: acting.actor.studioId as string, id: newId(), name })
		.execute()

const input = z.object({ name: z.string().min(1) })
const addGroup = useCase('house.add-group', {
	input,
	may: anyone,
	conflicts: { client_group_name: 'conflict' },
	async run(acting, _, { name }) {
		await add(acting, name)
		await acting.emit(happened, { data: { name } })
		if (name === 'refused') return refuse('stale')
		if (name === 'bug') throw new Error('a bug')
		return ok({ name })
	},
})

/** What the studio holds: groups, events, jobs that wait for them. */
async function traces() {
	const count = async (from: string) => {
		const { rows } = await owner.query(`select count(*)::int as n from ${from}`, [actor.studioId])
		return rows[0].n as number
	}
	return {
		groups: await count('client_group where studio_id = $1'),
		events: await count('event where studio_id = $1'),
		jobs: await count(`pgboss.job where data ->> 'studioId' = $1`),
	}
}

const nothing = { groups: 0, events: 0, jobs: 0 }

describe('I25, I39 a change, its audit entry and its jobs', () => {
	test('stay together', async () => {
		expect(await perform(addGroup, { name: 'a' }, { actor })).toMatchObject({
			ok: true,
			value: { name: 'a' },
		})
		expect(await traces()).toEqual({ groups: 1, events: 1, jobs: 1 })
	})

	test('leave nothing behind after a preview, a refusal, a bug', async () => {
		const looked = await perform(addGroup, { name: 'a' }, { actor, preview: true })
		expect(looked).toMatchObject({ ok: true, events: [{ name: 'house.happened' }] })
		expect(await perform(addGroup, { name: 'refused' }, { actor })).toMatchObject({ code: 'stale' })
		await expect(perform(addGroup, { name: 'bug' }, { actor })).rejects.toThrow('a bug')
		expect(await traces()).toEqual(nothing)
	})
})

describe('what the database refuses', () => {
	test('a unique constraint is the refusal the use-case names; another one is a bug', async () => {
		await perform(addGroup, { name: 'same' }, { actor })
		expect(await perform(addGroup, { name: 'SAME' }, { actor })).toMatchObject({
			ok: false,
			code: 'conflict',
		})
		const careless = { ...addGroup, conflicts: {} }
		await expect(perform(careless, { name: 'same' }, { actor })).rejects.toThrow('client_group_name')
	})

	test('1.4 a reference to what isn’t there, or is another studio’s, is not found', async () => {
		const join = useCase('house.join', {
			input: z.object({ groupId: z.string() }),
			may: anyone,
			async run({ db, actor: by }, _, { groupId }) {
				const row = { studio_id: by.studioId as string, group_id: groupId, client_id: newId() }
				await db.insertInto('client_group_member').values(row).execute()
				return ok(null)
			},
		})
		expect(await perform(join, { groupId: newId() }, { actor })).toMatchObject({
			ok: false,
			code: 'not_found',
		})
	})

	test('the loser of a deadlock goes again and wins', async () => {
		for (const name of ['one', 'two']) await perform(addGroup, { name }, { actor })
		let met = 0
		const both = useCase('house.both', {
			input: z.object({ order: z.tuple([z.string(), z.string()]) }),
			may: anyone,
			async run({ db }, _, { order }) {
				for (const name of order) {
					const rename = db.updateTable('client_group').set({ everyone_tagged: order[0] })
					await rename.where('name', '=', name).execute()
					met++
					while (met < 2) await new Promise((resolve) => setTimeout(resolve, 5))
				}
				return ok(order[0])
			},
		})
		const orders = [
			['one', 'two'],
			['two', 'one'],
		] as const
		const outcomes = await Promise.all(orders.map((order) => perform(both, { order }, { actor })))
		expect(outcomes).toMatchObject([{ ok: true }, { ok: true }])
		// Three rounds of two would be six: the loser really began again.
		expect(met).toBeGreaterThan(4)
	})
})

describe('input', () => {
	test('that can’t be kept is refused beside its field, before anything runs', async () => {
		const outcome = await perform(addGroup, { name: 'a\0b' }, { actor })
		expect(outcome).toMatchObject({ ok: false, code: 'invalid', fields: { name: expect.any(String) } })
		const find = query('house.find', { input, may: anyone, run: async () => null })
		const asking = reading(actor, (r) => r.ask(find, { name: '\ud800' }))
		await expect(asking).rejects.toBeInstanceOf(Invalid)
	})
})

test('I25 a reaction delivered eight times at once acts once', async () => {
	const outcome = await perform(addGroup, { name: 'delivered' }, { actor })
	const eventId = outcome.ok ? (outcome.events[0]?.eventId ?? '') : ''
	const job = { studioId: actor.studioId, eventId, reaction: 'house.follow' }
	await Promise.all(Array.from({ length: 8 }, () => react(job)))
	await react(job)
	expect(await traces()).toMatchObject({ groups: 2 })
})

test('a reaction that fails leaves no mark, so that it runs again', async () => {
	const outcome = await perform(addGroup, { name: 'x'.repeat(80) }, { actor })
	const eventId = outcome.ok ? (outcome.events[0]?.eventId ?? '') : ''
	await expect(react({ studioId: actor.studioId, eventId, reaction: 'house.follow' })).rejects.toThrow(
		'check constraint',
	)
	const marks = await transaction(appPool(), actor.studioId, 'read only', async (db) => ({
		commit: false,
		value: await db.selectFrom('reaction_done').selectAll().execute(),
	}))
	expect(marks).toEqual([])
})
