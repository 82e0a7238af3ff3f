import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, expect, test, vi } from 'vitest'
import { atCommit } from '#features/testing/commits.ts'
import { ownerUrl, useHouse } from '#features/testing/house.ts'
import { call, withKey } from '#features/testing/keys.ts'
import { group } from '#features/testing/shares.ts'
import { within } from '#features/testing/studio.ts'
import { appUrl, workerUrl } from '#platform/database/roles.ts'

useHouse()

let mend = () => {}
afterEach(() => mend())

const clientsCalled = (studioId: string, lastName: string) =>
	within(studioId, (db) => db.selectFrom('client').select('id').where('last_name', '=', lastName).execute())

test('I38 a key left running by a crash is claimed again after a minute, by one', async () => {
	const { id, key } = await withKey()
	const body = { firstName: 'Ivo', lastName: 'Crash' }
	const again = () => call(key, '/clients', { method: 'POST', body, once: 'crashed' })
	const first = await again()
	expect(first.status).toBe(201)
	// As a crash between claim and work leaves it.
	const client = (await clientsCalled(id, 'Crash'))[0]?.id ?? ''
	await within(id, async (db) => {
		await db.deleteFrom('calendar').where('client_id', '=', client).execute()
		await db.updateTable('client').set({ last_name: 'Before' }).where('id', '=', client).execute()
		await db
			.updateTable('idempotency_key')
			.set({ status: null, answer: null, created_at: new Date(Date.now() - 61_000) })
			.execute()
	})
	const answers = await Promise.all([again(), again(), again()])
	expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201])
	expect(await clientsCalled(id, 'Crash')).toHaveLength(1)
	const other = await call(key, '/clients', { method: 'POST', body: { firstName: 'Else' }, once: 'crashed' })
	expect(other.status).toBe(422)
})

/** A minute later: what was left without an answer may be claimed again. */
const aMinuteLater = (studioId: string) =>
	within(studioId, (db) =>
		sql`update idempotency_key set created_at = created_at - interval '61 seconds'`.execute(db),
	)

const anna = { firstName: 'Anna', lastName: 'Once', tags: ['New'] }
const makesAnna = { method: 'POST', body: anna, once: 'anna' }
const writesClients = 'insert into "client"'

/** The retry of a request that acted: the same answer, told as such, and one client. */
async function expectActedOnce(id: string, key: string): Promise<void> {
	const retried = await call(key, '/clients', makesAnna)
	expect([retried.status, retried.headers.get('idempotent-replayed')]).toEqual([201, 'true'])
	const clients = await clientsCalled(id, 'Once')
	expect(clients).toHaveLength(1)
	expect(await retried.json()).toEqual({ clientId: clients[0]?.id })
}

test('I38 killed between commit and answer: the retry gives the answer of the one client that was made', async () => {
	const { id, key } = await withKey()
	const urls = { appUrl: appUrl(ownerUrl()), workerUrl: workerUrl(ownerUrl()) }
	const orders = { ...urls, ...makesAnna, key, path: '/clients', writes: writesClients }
	const script = join(import.meta.dirname, '../testing/die-after-commit.ts')
	const child = spawn(process.execPath, ['--no-warnings', script], {
		env: { ...process.env, REQUEST: JSON.stringify(orders), NODE_OPTIONS: '' },
		stdio: ['ignore', 'pipe', 'inherit'],
	})
	await once(child.stdout, 'data')
	child.kill('SIGKILL')
	await once(child, 'exit')
	await expectActedOnce(id, key)
	await aMinuteLater(id)
	await expectActedOnce(id, key)
})

test('I38 the connection is cut while the commit is answered: a failure is said, its retry says what happened', async () => {
	const { id, key } = await withKey()
	const said = vi.spyOn(console, 'error').mockImplementation(() => {})
	mend = atCommit(writesClients, async (commit) => {
		await commit()
		throw new Error('connection cut')
	})
	expect((await call(key, '/clients', makesAnna)).status).toBe(500)
	mend()
	expect(said).toHaveBeenCalledOnce()
	said.mockRestore()
	await expectActedOnce(id, key)
	await aMinuteLater(id)
	await expectActedOnce(id, key)
})

test('I38 the connection is cut before the commit: nothing happened, and the retry acts at once', async () => {
	const { id, key } = await withKey()
	const said = vi.spyOn(console, 'error').mockImplementation(() => {})
	mend = atCommit(writesClients, async () => {
		throw new Error('connection cut')
	})
	expect((await call(key, '/clients', makesAnna)).status).toBe(500)
	mend()
	said.mockRestore()
	expect(await clientsCalled(id, 'Once')).toEqual([])
	const retried = await call(key, '/clients', makesAnna)
	expect([retried.status, retried.headers.get('idempotent-replayed')]).toEqual([201, null])
	await expectActedOnce(id, key)
})

test('I38 work that takes longer than a minute and is retried meanwhile: one of the two acts', async () => {
	const { id, key } = await withKey()
	const groupIds = [await group(id, 'Held up', [])]
	const slow = { ...makesAnna, body: { ...anna, groupIds } }
	const answers = await within(id, async (db) => {
		await db.selectFrom('client_group').select('id').forUpdate().execute()
		const first = call(key, '/clients', slow)
		await expect.poll(() => claims(id)).toBe(1)
		await aMinuteLater(id)
		return [first, call(key, '/clients', slow)]
	})
	const statuses = (await Promise.all(answers)).map(({ status }) => status)
	expect(statuses.toSorted()).toEqual([201, 409])
	expect(await clientsCalled(id, 'Once')).toHaveLength(1)
	expect((await call(key, '/clients', slow)).status).toBe(201)
	expect(await clientsCalled(id, 'Once')).toHaveLength(1)
})

const claims = (studioId: string): Promise<number> =>
	within(studioId, async (db) => (await db.selectFrom('idempotency_key').select('key').execute()).length)
