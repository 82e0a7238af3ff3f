import pg from 'pg'
import { expect, test } from 'vitest'
import { testDatabase } from './database.ts'

async function ask(url: string, statement: string): Promise<Record<string, unknown> | undefined> {
	const client = new pg.Client({ connectionString: url })
	await client.connect()
	try {
		return (await client.query(statement)).rows[0]
	} finally {
		await client.end()
	}
}

test('a test database is a migrated clone of its own, open to three roles', async () => {
	const [one, two] = await Promise.all([testDatabase(), testDatabase()])
	await ask(one.ownerUrl, 'create table only_here (id integer)')
	expect(await ask(one.ownerUrl, 'select count(*)::int as n from only_here')).toEqual({ n: 0 })
	await expect(ask(two.ownerUrl, 'select from only_here')).rejects.toThrow('does not exist')
	expect(await ask(one.appUrl, 'select current_user as me')).toEqual({ me: 'touchline_app' })
	expect(await ask(one.workerUrl, 'select count(*)::int as n from pgboss.job')).toEqual({ n: 0 })
	await one.drop()
	await two.drop()
	await expect(ask(one.ownerUrl, 'select 1')).rejects.toThrow('does not exist')
})

test('I29 the app and the worker are neither superusers nor past row security, and own nothing', async () => {
	const database = await testDatabase()
	for (const url of [database.appUrl, database.workerUrl]) {
		const role = await ask(
			url,
			`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
				exists (select from pg_class where relowner = pg_roles.oid) as owns
			from pg_roles where rolname = current_user`,
		)
		expect(role).toEqual({
			...{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false },
			owns: false,
		})
	}
	await database.drop()
})
