import { expect, test } from 'vitest'
import { createClient } from '#features/clients/use-cases/create-client.ts'
import { useHouse } from '#features/testing/house.ts'
import { call, withKey } from '#features/testing/keys.ts'
import { as, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { sweepHouse } from '#platform/sweep.ts'
import { makeApiKey } from './use-cases/make-api-key.ts'
import { revokeApiKey } from './use-cases/revoke-api-key.ts'

useHouse()

test('I32 a revoked key is answered 401 at its next request, like one that never was', async () => {
	const { owner, key, keyId } = await withKey()
	expect((await call(key, '/clients')).status).toBe(200)
	must(await as(owner).do(revokeApiKey, { keyId }))
	const revoked = await call(key, '/clients')
	const never = await call(`${key.slice(0, -4)}xxxx`, '/clients')
	expect([revoked.status, revoked.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
	expect(await revoked.text()).toBe(await never.text())
})

test('14.1 a key is answered 600 times a minute, then 429 with the time to wait; another key goes on', async () => {
	const { owner, key } = await withKey()
	const at = new Date('2026-03-02T10:00:15Z')
	setClock(() => at)
	const statuses: number[] = []
	for (let batch = 0; batch < 31; batch++) {
		const answers = await Promise.all(Array.from({ length: 20 }, () => call(key, '/clients/unknown')))
		statuses.push(...answers.map((answer) => answer.status))
	}
	const kept = statuses.filter((status) => status !== 429).length
	expect(kept).toBe(600)
	const refused = await call(key, '/clients/unknown')
	expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '45'])
	expect(await refused.json()).toMatchObject({ code: 'too_many_requests', status: 429 })
	const other = must(await as(owner).do(makeApiKey, { name: 'Other', scopes: ['clients:read'] }))
	expect((await call(other.key, '/clients')).status).toBe(200)
	setClock(() => new Date('2026-03-02T10:01:00Z'))
	expect((await call(key, '/clients')).status).toBe(200)
	setClock(null)
})

test('I38 answers are kept for a day, what was removed until it can no longer be brought back', async () => {
	const { id, coach, key } = await withKey()
	await call(key, '/clients', { method: 'POST', body: { firstName: 'Old' }, once: 'old' })
	await within(id, (db) =>
		db
			.updateTable('idempotency_key')
			.set({ created_at: new Date(Date.now() - 86_401_000) })
			.execute(),
	)
	await call(key, '/clients', { method: 'POST', body: { firstName: 'New' }, once: 'new' })
	must(await as(coach).do(createClient, { firstName: 'Any' }))
	await within(id, async (db) => {
		const events = await db.selectFrom('event').select('id').orderBy('id', 'desc').limit(2).execute()
		const rows = events.map((event, at) => ({
			...{ studio_id: id, event_id: event.id, what: JSON.stringify({}) },
			expires_at: new Date(Date.now() + (at === 0 ? 60_000 : -60_000)),
		}))
		await db.insertInto('removed').values(rows).execute()
		const hour = new Date(Date.now() - 172_800_000)
		await db.insertInto('rate_limit').values({ bucket: newId(), window_start: hour, hits: 1 }).execute()
	})
	await sweepHouse.run()
	await sweepHouse.run()
	const left = await within(id, async (db) => ({
		keys: (await db.selectFrom('idempotency_key').select('key').execute()).map((row) => row.key),
		removed: (await db.selectFrom('removed').select('expires_at').execute()).length,
		old: await db
			.selectFrom('rate_limit')
			.select('hits')
			.where('window_start', '<', new Date(Date.now() - 90_000_000))
			.execute(),
	}))
	expect(left).toEqual({ keys: ['new'], removed: 1, old: [] })
})
