import { expect, test } from 'vitest'
import { useHouse } from '#features/testing/house.ts'
import { from, goodPassword, whoHas, withPassword } from '#features/testing/people.ts'
import { as, staffMember, studio, within } from '#features/testing/studio.ts'
import type { KeyActor, StaffActor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { statements } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { ownPlaces, ownSessions } from './queries/own.ts'
import { changeStaffRole } from './use-cases/change-staff-role.ts'
import { choosePlace } from './use-cases/choose-place.ts'
import { logIn } from './use-cases/log-in.ts'
import { makeApiKey } from './use-cases/make-api-key.ts'
import { removePasskey } from './use-cases/remove-passkey.ts'
import { removeStaff } from './use-cases/remove-staff.ts'
import { revokeApiKey } from './use-cases/revoke-api-key.ts'
import { revokeOtherSessions } from './use-cases/revoke-other-sessions.ts'
import { revokeSession } from './use-cases/revoke-session.ts'
import { whoIs } from './who.ts'

useHouse()

async function sessionOf({ accountId }: { accountId: string }): Promise<string> {
	const asked = { email: `${accountId}@example.test`, password: goodPassword }
	const value = must(await from({})(logIn, asked))
	if (value.is !== 'in') throw new Error('a second step was asked for')
	return value.session
}
const bearer = (key: string) => whoIs(new Headers({ authorization: `Bearer ${key}` }), null, 'en')

test('I32 a role that is changed or taken acts on the next request', async () => {
	const { owner, coach } = await studio()
	await withPassword(coach.accountId)
	const session = await sessionOf(coach)
	expect(await whoHas(session)).toMatchObject({ kind: 'staff', role: 'coach', id: coach.id })
	must(await as(owner).do(changeStaffRole, { staffId: coach.id, role: 'assistant' }))
	expect(await whoHas(session)).toMatchObject({ role: 'assistant' })
	must(await as(owner).do(removeStaff, { staffId: coach.id }))
	expect(await whoHas(session)).toMatchObject({ kind: 'visitor', accountId: coach.accountId })
})

test('1.3 the last owner stays, also when two would leave at once', async () => {
	const { id, owner } = await studio()
	expect(await as(owner).do(removeStaff, { staffId: owner.id })).toMatchObject({ code: 'last_owner' })
	const second = await staffMember(id, 'owner')
	const outcomes = await Promise.all([
		as(owner).do(removeStaff, { staffId: second.id }),
		as(second).do(removeStaff, { staffId: owner.id }),
	])
	expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
})

test('I32 a revoked session opens nothing; somebody else’s answers like an unknown one', async () => {
	const { coach, client } = await studio()
	for (const who of [coach, client]) await withPassword(who.accountId)
	const [here, there, third] = [await sessionOf(coach), await sessionOf(coach), await sessionOf(coach)]
	const sessions = await as(coach).ask(ownSessions, { session: here })
	expect(sessions).toHaveLength(3)
	expect(sessions[0]).toMatchObject({ current: true })
	const foreign = await as(client).do(revokeSession, { sessionId: sessions[1]?.id ?? '' })
	expect(foreign).toEqual(await as(client).do(revokeSession, { sessionId: newId() }))
	must(await as(coach).do(revokeSession, { sessionId: sessions[1]?.id ?? '' }))
	const alive = await Promise.all([here, there, third].map(whoHas))
	expect(alive.filter((actor) => actor.kind === 'staff')).toHaveLength(2)
	must(await from({ session: here }, coach)(revokeOtherSessions, {}))
	expect(await whoHas(here)).toMatchObject({ kind: 'staff' })
	expect(await whoHas(third)).toMatchObject({ accountId: null })
})

test('1.2, I30 one person, two studios, two sides: a session stands in the one that was chosen', async () => {
	const [one, two] = [await studio(), await studio()]
	await withPassword(one.coach.accountId)
	await within(two.id, async (db) => {
		const { accountId } = one.coach
		await db.updateTable('client').set({ account_id: accountId }).where('id', '=', two.client.id).execute()
		await db.insertInto('studio_access').values({ account_id: accountId, studio_id: two.id }).execute()
	})
	const session = await sessionOf(one.coach)
	expect(await as(one.coach).ask(ownPlaces, {})).toMatchObject([
		{ studioId: one.id, side: 'coach', landsOn: '/coach' },
		{ studioId: two.id, side: 'client', landsOn: '/client' },
	])
	const me = from({ session }, one.coach)
	must(await me(choosePlace, { studioId: two.id, side: 'client' }))
	expect(await whoHas(session)).toMatchObject({ kind: 'client', id: two.client.id, studioId: two.id })
	const foreign = (await studio()).id
	expect(await me(choosePlace, { studioId: foreign, side: 'coach' })).toMatchObject({ code: 'not_found' })
})

test('I32 a key is its owner within its scopes, until it is revoked, runs out or the owner leaves', async () => {
	const { id, owner, coach } = await studio()
	const second = await staffMember(id, 'owner')
	const make = (actor: StaffActor, days: number | null = null) =>
		as(actor).do(makeApiKey, { name: 'Sync', scopes: ['clients:read'], days })
	const { keyId, key } = must(await make(owner))
	expect(key).toMatch(/^tl_[\w-]{43}_[\w-]{43}$/)
	expect(await bearer(key)).toMatchObject({
		kind: 'key',
		role: 'owner',
		scopes: ['clients:read'],
		studioId: id,
	})
	expect(await bearer(`${key.slice(0, -1)}x`)).toMatchObject({ kind: 'visitor' })
	const keyActor = (await bearer(key)) as KeyActor
	expect(await as(keyActor).do(revokeApiKey, { keyId })).toMatchObject({ code: 'not_found' })
	expect(await make(coach)).toMatchObject({ code: 'not_found' })
	must(await as(owner).do(revokeApiKey, { keyId }))
	expect(await bearer(key)).toMatchObject({ kind: 'visitor', accountId: null })
	const short = must(await make(owner, 1)).key
	setClock(() => new Date(Date.now() + 86_401_000))
	expect(await bearer(short)).toMatchObject({ kind: 'visitor' })
	setClock(null)
	const hers = must(await make(second)).key
	must(await as(owner).do(removeStaff, { staffId: second.id }))
	expect(await bearer(hers)).toMatchObject({ kind: 'visitor' })
	const rows = await within(id, (db) => db.selectFrom('api_key').select('secret_hash').execute())
	expect(rows.every((row) => row.secret_hash.length === 32)).toBe(true)
})

test('somebody logged in costs two statements before the page’s own', async () => {
	const { coach } = await studio()
	await withPassword(coach.accountId)
	const session = await sessionOf(coach)
	const before = statements.count
	await whoHas(session)
	expect(statements.count - before).toBe(2)
})

test('AUTH-37 somebody else’s passkey is untouched', async () => {
	const { coach, client } = await studio()
	const passkeyId = newId()
	await within(null, (db) =>
		db
			.insertInto('account_passkey')
			.values({
				...{ id: passkeyId, userId: coach.accountId, name: 'Phone', publicKey: 'x', credentialID: passkeyId },
				...{ counter: 0, deviceType: 'multiDevice', backedUp: true },
			})
			.execute(),
	)
	expect(await as(client).do(removePasskey, { passkeyId })).toMatchObject({ code: 'not_found' })
	must(await as(coach).do(removePasskey, { passkeyId }))
})
