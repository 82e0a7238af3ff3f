import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { tellStory } from '#demo/tell.ts'
import { listClients } from '#features/clients/queries/list-clients.ts'
import { matching } from '#features/clients/queries/matching.ts'
import { deleteClient } from '#features/clients/use-cases/delete-client.ts'
import { furnishing } from '#features/house.ts'
import { as, studio, within } from '#features/testing/studio.ts'
import { type Embedded, openEmbedded } from '#platform/database/embedded.ts'
import { migrate } from '#platform/database/migrate.ts'
import { appUrl, ensureRoles, workerUrl } from '#platform/database/roles.ts'
import { closeHouse, openHouse } from '#platform/house.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'

/**
 * A database as a host of PostgreSQL gives it to somebody: its owner is no superuser, is bound by row security like
 * everybody, and may create roles. A server of its own, because roles belong to a whole server.
 */
const folder = mkdtempSync(join(tmpdir(), 'touchline-plain-owner-'))
let server: Embedded
let ownerUrl: string

beforeAll(async () => {
	server = await openEmbedded({ folder, durable: false })
	await say(
		server.ownerUrl,
		`create role somebody login nosuperuser nobypassrls createrole password 'given by the host'`,
		'create database studio owner somebody',
	)
	const url = new URL(server.ownerUrl)
	Object.assign(url, { username: 'somebody', password: 'given by the host', pathname: '/studio' })
	ownerUrl = url.href
	await ensureRoles(ownerUrl)
	await migrate(ownerUrl, { folder: join(import.meta.dirname, '../migrations'), log: () => {} })
	const opening = {
		appUrl: appUrl(ownerUrl),
		workerUrl: workerUrl(ownerUrl),
		works: false,
		post: async () => {},
	}
	await openHouse(furnishing, opening)
}, 60_000)
afterAll(async () => {
	await closeHouse()
	await server.stop()
	rmSync(folder, { recursive: true, force: true })
})

async function say(url: string, ...statements: string[]): Promise<void> {
	const client = new pg.Client({ connectionString: url })
	await client.connect()
	try {
		for (const statement of statements) await client.query(statement)
	} finally {
		await client.end()
	}
}
const asOwner = (statement: string) => say(ownerUrl, statement)

test('2.2, I30 clients are found, by the index, and only those of the own studio', async () => {
	const [at, rival] = [await studio(), await studio()]
	const found = async (q: string) => (await as(at.owner).ask(listClients, { q })).clients.map(({ id }) => id)
	expect(await found('durand')).toEqual([at.client.id])
	expect(await found('d')).toEqual([at.client.id])
	expect((await as(rival.owner).ask(listClients, { q: 'durand' })).clients.map(({ id }) => id)).toEqual([
		rival.client.id,
	])
	await within(at.id, (db) =>
		sql`insert into client (studio_id, id, first_name, last_name)
			select ${at.id}::uuid, gen_random_uuid(), md5(n::text), md5((n * 7)::text) from generate_series(1, 5000) n`.execute(
			db,
		),
	)
	await asOwner('vacuum analyze client')
	const plan = await within(at.id, async (db) => {
		await sql`select set_config('enable_seqscan', 'off', true), set_config('enable_indexonlyscan', 'off', true)`.execute(
			db,
		)
		return sql`explain select c.id from client_directory c where ${matching('zidane')}`.execute(db)
	})
	expect(JSON.stringify(plan.rows)).toMatch(/client_search.*Index Cond:.*search_text\) ~~/)
})

test('2.1, I35, I40 a deleted client is gone from the trail, and the keys of their files are remembered', async () => {
	const { id, coach, client } = await studio()
	await within(id, (db) =>
		db
			.insertInto('stored_file')
			.values({
				...{
					studio_id: id,
					id: newId(),
					client_id: client.id,
					name: 'plan.pdf',
					content_type: 'application/pdf',
				},
				...{ bytes: 9, storage_key: `key of ${client.id}`, uploaded_by: coach.id },
			})
			.execute(),
	)
	must(await as(coach).do(deleteClient, { clientId: client.id, confirm: client.name }))
	const left = await within(id, async (db) => ({
		gone: await db.selectFrom('stored_file_gone').select('storage_key').execute(),
		said: await db
			.selectFrom('event')
			.select('id')
			.where('client_id', '=', client.id)
			.where('after', 'is not', null)
			.execute(),
	}))
	expect(left).toEqual({ gone: [{ storage_key: `key of ${client.id}` }], said: [] })
})

test('a migration of a later version changes the rows of every studio', async () => {
	const [one, two] = [await studio(), await studio()]
	await asOwner(`update studio_settings set week_starts_on = 0`)
	for (const { id } of [one, two])
		expect(
			await within(id, (db) => db.selectFrom('studio_settings').select('week_starts_on').execute()),
		).toEqual([{ week_starts_on: 0 }])
})

test('I29–I31 requests and jobs are not run as the owner, nor as whoever may act as the owner', async () => {
	vi.stubEnv('DATABASE_APP_URL', ownerUrl)
	await expect(ensureRoles(ownerUrl)).rejects.toThrow('The role somebody is a superuser')
	vi.unstubAllEnvs()
	await say(server.ownerUrl, 'alter role touchline_app bypassrls')
	await expect(ensureRoles(ownerUrl)).rejects.toThrow('The role touchline_app is a superuser')
	await say(server.ownerUrl, 'alter role touchline_app nobypassrls')
	await ensureRoles(ownerUrl)
})

test('the demo’s story can be told there, with everything that people do in it', async () => {
	expect((await tellStory()).told.actions).toBeGreaterThan(200)
})
