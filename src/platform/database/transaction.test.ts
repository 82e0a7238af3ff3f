import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { newId } from '../ids.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { createPool } from './connect.ts'
import { type Db, transaction } from './transaction.ts'

let database: TestDatabase
let pool: pg.Pool
const [mine, other] = [newId(), newId()]

beforeAll(async () => {
	database = await testDatabase()
	// One connection, so that every transaction meets what the last one left behind.
	pool = createPool(database.appUrl, 1)
	for (const id of [mine, other]) {
		await write(id, async (db) => {
			await db
				.insertInto('studio')
				.values({ id, slug: `s-${id.slice(-8)}`, name: 'S' })
				.execute()
			await db.insertInto('studio_settings').values({ studio_id: id }).execute()
		})
	}
})
afterAll(async () => {
	await pool.end()
	await database.drop()
})

const write = (studioId: string | null, work: (db: Db) => Promise<unknown>, commit = true) =>
	transaction(pool, studioId, 'read write', async (db) => ({ commit, value: await work(db) }))

const studiosSeen = async (studioId: string | null) => {
	const rows = await write(studioId, (db) => db.selectFrom('studio_settings').select('studio_id').execute())
	return (rows as { studio_id: string }[]).map((row) => row.studio_id)
}

const addGroup = (name: string) => (db: Db) =>
	db.insertInto('client_group').values({ studio_id: mine, id: newId(), name }).execute()
const groups = (name: string) =>
	write(mine, (db) => db.selectFrom('client_group').select('id').where('name', '=', name).execute())

test('I31 without a studio no studio’s rows are seen; with one, only its own', async () => {
	expect(await studiosSeen(null)).toEqual([])
	expect(await studiosSeen(mine)).toEqual([mine])
})

test('I31 a connection keeps no studio: not after commit, rollback, an error of ours or one of the database', async () => {
	const endings: (() => Promise<unknown>)[] = [
		() => write(mine, addGroup('kept')),
		() => write(mine, addGroup('rolled back'), false),
		() => write(mine, () => Promise.reject(new Error('a bug'))),
		() => write(mine, (db) => sql`select 1 / 0`.execute(db)),
	]
	for (const end of endings) {
		await end().catch(() => {})
		const { rows } = await pool.query(
			`select nullif(current_setting('touchline.studio', true), '') as studio`,
		)
		expect(rows).toEqual([{ studio: null }])
		expect(await studiosSeen(null)).toEqual([])
	}
	expect(await groups('kept')).toHaveLength(1)
	expect(await groups('rolled back')).toEqual([])
})

test('I30 a row of another studio can’t be written', async () => {
	await expect(write(other, addGroup('smuggled'))).rejects.toThrow('row-level security')
})

test('COMMIT of a transaction that an error has aborted is an error, not a success', async () => {
	const work = async (db: Db) => {
		await addGroup('lost')(db)
		await sql`select 1 / 0`.execute(db).catch(() => {})
	}
	await expect(write(mine, work)).rejects.toThrow('rolled back by the database')
	expect(await groups('lost')).toEqual([])
})

test('a lost connection is not given to the next', async () => {
	vi.spyOn(console, 'warn').mockImplementation(() => {})
	const cut = write(mine, async (db) => {
		const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
		const owner = new pg.Client({ connectionString: database.ownerUrl })
		await owner.connect()
		await owner.query('select pg_terminate_backend($1)', [rows[0]?.pid])
		await owner.end()
		await sql`select 1`.execute(db)
	})
	await expect(cut).rejects.toThrow()
	expect(await studiosSeen(mine)).toEqual([mine])
	vi.restoreAllMocks()
})

test('only a studio id is put into a statement as it is', async () => {
	await expect(studiosSeen(`${mine}', true); drop table client; --`)).rejects.toThrow('not a studio id')
})

test('there is one transaction and no other', async () => {
	const nested = write(mine, (db) => db.transaction().execute(async () => 1))
	await expect(nested).rejects.toThrow('exactly one transaction')
})

test('a read-only transaction writes nothing', async () => {
	const writing = transaction(pool, mine, 'read only', async (db) => ({
		commit: true,
		value: await addGroup('x')(db),
	}))
	await expect(writing).rejects.toThrow('read-only transaction')
})

test('named statements are capped: a thousand different ones leave at most five hundred behind', async () => {
	await write(mine, async (db) => {
		for (let at = 0; at < 1000; at++) await sql`select ${at}::int as ${sql.ref(`column_${at}`)}`.execute(db)
	})
	const { rows } = await pool.query('select count(*)::int as n from pg_prepared_statements')
	expect(rows[0].n).toBeGreaterThan(100)
	expect(rows[0].n).toBeLessThanOrEqual(500)
})
