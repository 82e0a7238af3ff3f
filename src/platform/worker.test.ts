import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { touchline } from './actor.ts'
import { eventType } from './events.ts'
import { closeHouse, openHouse } from './house.ts'
import { newId } from './ids.ts'
import { perform } from './perform.ts'
import { anyone } from './permission.ts'
import { reaction } from './reactions.ts'
import { type TestDatabase, testDatabase } from './testing/database.ts'
import { ok, useCase } from './use-case.ts'
import { startWorker } from './worker.ts'

/** How often each thing that happened was reacted to. */
const reactions = new Map<string, number>()
const happened = eventType('worker.happened', z.object({ name: z.string() }))
const follow = reaction('worker.follow', happened, async (_, { data: { name } }) => {
	reactions.set(name, (reactions.get(name) ?? 0) + 1)
	if (name === 'bad') throw new Error('this one cannot')
})
const happen = useCase('worker.happen', {
	input: z.object({ names: z.array(z.string()) }),
	may: anyone,
	async run(acting, _, { names }) {
		for (const name of names) await acting.emit(happened, { data: { name } })
		return ok(null)
	},
})

let database: TestDatabase
let owner: pg.Client

beforeAll(async () => {
	database = await testDatabase()
	owner = new pg.Client({ connectionString: database.ownerUrl })
	await owner.connect()
	const furnishing = { reactions: [follow], errands: [], regular: [], messageKinds: [], clientExports: [] }
	await startWorker(
		await openHouse(furnishing, { ...database, works: true, connections: 8, post: async () => {} }),
	)
})
afterAll(async () => {
	await closeHouse()
	await owner.end()
	await database.drop()
})

test('13.2 many at once are worked off one after another, not a few per look at the queue; what fails is tried again alone', async () => {
	const studioId = newId()
	await owner.query(`insert into studio (id, slug, name) values ($1, $2, 'S')`, [
		studioId,
		`s-${studioId.slice(-12)}`,
	])
	// Four workers look every two seconds: taking one job per look they would need over half a minute.
	const good = Array.from({ length: 70 }, (_, n) => `good ${n}`)
	const names = [...good.slice(0, 35), 'bad', ...good.slice(35)]
	await perform(happen, { names }, { actor: touchline(studioId) })

	const left = async () => {
		const { rows } = await owner.query(
			`select data ->> 'eventId', state from pgboss.job
			where name = 'reaction' and data ->> 'studioId' = $1 and state <> 'completed'`,
			[studioId],
		)
		return rows.map(({ state }) => state as string)
	}
	await expect.poll(left, { timeout: 15_000, interval: 100 }).toEqual(['retry'])
	expect(good.map((name) => reactions.get(name))).toEqual(good.map(() => 1))
	expect(reactions.get('bad')).toBeGreaterThan(0)
}, 30_000)
