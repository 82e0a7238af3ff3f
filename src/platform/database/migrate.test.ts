import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { migrate } from './migrate.ts'

let folder: string
let database: TestDatabase
let owner: pg.Client

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'touchline-migrations-'))
	database = await testDatabase({ migrated: false })
	owner = new pg.Client({ connectionString: database.ownerUrl })
	await owner.connect()
})

afterEach(async () => {
	await owner.end()
	await database.drop()
	rmSync(folder, { recursive: true, force: true })
})

const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql)
const run = () => migrate(database.ownerUrl, { folder, log: () => {} })
const rows = async (sql: string) => (await owner.query(sql)).rows

test('I41 four at once apply each file once, in order', async () => {
	write('0001_run.sql', 'create table run (id integer); insert into run values (1)')
	write('0002_more.sql', 'select pg_sleep(0.1); insert into run values (2)')
	const applied = await Promise.all([run(), run(), run(), run()])
	expect(applied.flat()).toEqual(['0001_run.sql', '0002_more.sql'])
	expect(await rows('select id from run')).toEqual([{ id: 1 }, { id: 2 }])
	expect(await rows('select number, name from schema_migration order by number')).toEqual([
		{ number: 1, name: '0001_run.sql' },
		{ number: 2, name: '0002_more.sql' },
	])
	expect(await run()).toEqual([])
})

test('I41 a killed migration leaves nothing behind and is simply run again', async () => {
	write('0001_slow.sql', 'create table slow (id integer); insert into slow values (1)')
	await run()
	write('0002_long.sql', 'create table half (id integer); select pg_sleep(30) from slow')
	const program = `import { migrate } from ${JSON.stringify(join(import.meta.dirname, 'migrate.ts'))}
		await migrate(process.env.OWNER, { folder: process.env.FOLDER, log: console.log })`
	const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
		env: { ...process.env, OWNER: database.ownerUrl, FOLDER: folder },
		stdio: ['ignore', 'pipe', 'inherit'],
	})
	await once(child.stdout, 'data')
	const sleeping =
		"select 1 from pg_stat_activity where query like '%pg_sleep(30) from slow' and state = 'active'"
	await expect.poll(() => rows(sleeping), { timeout: 5000 }).toHaveLength(1)
	child.kill('SIGKILL')
	await once(child, 'exit')
	await owner.query('delete from slow')
	expect(await run()).toEqual(['0002_long.sql'])
	expect(await rows('select count(*)::int as n from half')).toEqual([{ n: 0 }])
})

test('a migration that fails is taken back whole and names its line', async () => {
	write('0001_broken.sql', 'create table one (id integer);\n\nselect nonsense;')
	await expect(run()).rejects.toThrow('Migration 0001_broken.sql failed and was taken back (line 3)')
	expect(await rows("select to_regclass('one') as one")).toEqual([{ one: null }])
	write('0001_broken.sql', 'create table one (id integer); commit;')
	await expect(run()).rejects.toThrow('it ends its own transaction')
})

test('an applied migration never changes, and numbers only go forward', async () => {
	write('0002_two.sql', 'create table two (id integer);\n')
	await run()
	write('0002_two.sql', 'create table two (id integer);\r\n')
	expect(await run()).toEqual([])
	write('0002_two.sql', 'create table two (id bigint);\n')
	await expect(run()).rejects.toThrow('0002_two.sql was applied to this database and changed afterwards')
	rmSync(join(folder, '0002_two.sql'))
	write('0001_late.sql', 'select 1')
	await expect(run()).rejects.toThrow('0001_late.sql comes too late: the database already has number 2')
	write('0001_again.sql', 'select 1')
	await expect(run()).rejects.toThrow('Two migrations have one number: 0001_again.sql and 0001_late.sql')
	rmSync(join(folder, '0001_again.sql'))
	rmSync(join(folder, '0001_late.sql'))
	write('two.sql', 'select 1')
	await expect(run()).rejects.toThrow('named NNNN_what.sql')
})

test('I41 an older program starts beside a newer one', async () => {
	write('0001_one.sql', 'select 1')
	write('0002_new.sql', 'select 1')
	await run()
	rmSync(join(folder, '0002_new.sql'))
	expect(await run()).toEqual([])
})
