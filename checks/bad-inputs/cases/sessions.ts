import { expect } from 'vitest'
import { makeApiKey } from '#features/accounts/use-cases/make-api-key.ts'
import { revokeApiKey } from '#features/accounts/use-cases/revoke-api-key.ts'
import { appCode, goodPassword, person, protectedPerson, withPassword } from '#features/testing/people.ts'
import { as, within } from '#features/testing/studio.ts'
import { must } from '#platform/perform.ts'
import { unsubscribeSigner } from '#platform/telling/unsubscribe.ts'
import type { Browser } from '../browser.ts'
import type { Cases, Reply, Stage } from '../case.ts'
import { rowsOf } from '../state.ts'
import { invited, logIn, reset, resetLink } from './passwords.ts'

/** A client of studio A at their own screen, logged in with the good password. */
async function clientInside({ a, browser }: Stage): Promise<{ email: string; mine: Browser }> {
	const [row] = await rowsOf<{ email: string; has: boolean }>(
		`select email, exists (select from account_credential where "userId" = account_id) as has
		from account_email where account_id = $1`,
		[a.client.accountId],
	)
	if (!row?.has) await withPassword(a.client.accountId)
	const mine = browser()
	expect((await logIn(mine, row?.email ?? '', goodPassword)).status).toBe(303)
	return { email: row?.email ?? '', mine }
}

const ownProfile = '/api/v1/me/profile'

export const sessionCases: Cases = {
	'AUTH-23': async (stage) => {
		const { email, mine } = await clientInside(stage)
		expect((await mine.get(ownProfile)).status).toBe(200)
		expect((await reset(stage.browser(), await resetLink(stage, email), goodPassword)).status).toBe(303)
		expect((await mine.get('/account')).headers.get('location')).toMatch(/^\/login/)
		const { email: guarded } = await protectedPerson()
		await reset(stage.browser(), await resetLink(stage, guarded), goodPassword)
		const next = await logIn(stage.browser(), guarded, goodPassword)
		expect(next.headers.get('location')).toBe('/login/second-step')
		return [await mine.get(ownProfile)]
	},
	'AUTH-25': async (stage) => {
		const { email, token, clientId } = await invited(stage)
		const { id } = await person()
		const mine = stage.browser()
		await logIn(
			mine,
			(await rowsOf<{ email: string }>('select email from account where id = $1', [id]))[0]?.email ?? '',
			goodPassword,
		)
		const accept = () => mine.copy().post(`/invitation/${token}?/accept-invitation-as-me`, { token })
		const replies = await Promise.all(Array.from({ length: 20 }, accept))
		expect(replies.filter(({ status }) => status === 303)).toHaveLength(1)
		expect(await rowsOf('select from client where id = $1 and account_id = $2', [clientId, id])).toHaveLength(
			1,
		)
		expect(await rowsOf('select from studio_access where account_id = $1', [id])).toHaveLength(1)
		expect(
			await rowsOf('select from account_email where email = $1 and account_id = $2', [email, id]),
		).toHaveLength(1)
		return replies
	},
	'AUTH-27': async (stage) => {
		const { email, mine } = await clientInside(stage)
		const claimed = 'owner@practice.test'
		const said = await mine.post('/account?/change-account', {
			email: claimed,
			locale: 'en',
			accountId: stage.a.owner.accountId,
		})
		expect(said.status).toBeLessThan(400)
		const whoIAm = JSON.parse((await mine.get('/account')).body)
		expect(JSON.stringify(whoIAm)).toContain(email)
		expect(JSON.stringify(whoIAm)).not.toContain(claimed)
		await stage.arranged()
		const { body } = await mine.get(ownProfile)
		expect(body).not.toContain(claimed)
		return [
			await stage.api('PUT', '/me/profile', {
				as: 'client',
				body: JSON.stringify({ firstName: 'A', email: claimed }),
			}),
			await mine.post('/api/auth/session', { email: claimed }),
			await mine.post('/api/v1/session', { email: claimed }),
		]
	},
	'AUTH-29': async (stage) => {
		const { email } = await protectedPerson()
		const half = stage.browser()
		expect((await logIn(half, email, goodPassword)).headers.get('location')).toBe('/login/second-step')
		return [await half.get('/account'), await half.get('/choose'), await half.get(ownProfile)]
	},
	'AUTH-31': async (stage) => {
		const { id, email } = await protectedPerson()
		const code = await appCode(id)
		const confirm = async () => {
			const mine = stage.browser()
			await logIn(mine, email, goodPassword)
			return mine.post('/login/second-step?/confirm-log-in', { code })
		}
		expect((await confirm()).status).toBe(303)
		return [await confirm()]
	},
	'AUTH-33': async (stage) => {
		const { email } = await person()
		const home = stage.browser()
		expect((await logIn(home, email, goodPassword)).status).toBe(303)
		const guesses: Reply[] = []
		for (let guess = 0; guess < 30; guess++)
			guesses.push(await logIn(stage.browser(), email, `guess number ${guess} of thirty`))
		expect(guesses.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(10)
		const throttled = guesses.at(-1) as Reply
		expect(Number(throttled.headers.get('retry-after'))).toBeGreaterThan(0)
		// The right password from elsewhere waits as well; the device that is known goes in.
		expect((await logIn(stage.browser(), email, goodPassword)).status).toBe(429)
		const known = stage.browser()
		for (const [name, value] of home.cookies) if (name.includes('device')) known.cookies.set(name, value)
		expect((await logIn(known, email, goodPassword)).status).toBe(303)
		return [throttled]
	},
	'AUTH-35': async (stage) => {
		const { mine } = await clientInside(stage)
		const kept = mine.copy()
		expect((await mine.get('/client')).headers.get('cache-control')).toBe('no-store')
		expect((await mine.post('/logout?/log-out', {})).status).toBe(303)
		return [
			await kept.get('/client'),
			await kept.get('/account'),
			await kept.get(ownProfile),
			await mine.get('/client'),
		]
	},
	'AUTH-37': async (stage) => {
		const { email } = await person()
		const mine = stage.browser()
		await logIn(mine, email, goodPassword)
		await stage.arranged()
		const remove = async (passkeyId: string) => {
			const reply = await mine.post('/account/passkeys?/remove-passkey', { passkeyId })
			return { ...reply, body: reply.body.replaceAll(passkeyId, 'THIS') }
		}
		const theirs = await remove(stage.a.ids.passkeyId ?? '')
		expect(theirs.body).toBe((await remove('01900000-0000-7000-8000-0000000c0de5')).body)
		return [theirs]
	},
	'API-25': async (stage) => {
		const { key, keyId } = must(
			await as(stage.a.owner).do(makeApiKey, { name: 'Gone', scopes: ['clients:read', 'clients:write'] }),
		)
		const call = () => stage.send('/api/v1/clients', { headers: { authorization: `Bearer ${key}` } })
		expect((await call()).status).toBe(200)
		must(await as(stage.a.owner).do(revokeApiKey, { keyId }))
		await stage.arranged()
		return [await call()]
	},
	'ID-11': async (stage) => {
		const { token } = await invited(stage)
		const { studioId, client, ids } = stage.a
		const stop = (await unsubscribeSigner())({ studioId, personId: client.id, kind: 'program-available' })
		expect((await stage.send(`/invitation/${token}`)).status).toBe(200)
		expect((await stage.send(`/unsubscribe/${stop}`)).status).toBe(200)
		await stage.arranged()
		const replies: Reply[] = []
		for (const nonce of [token, stop]) {
			const headers = { authorization: `Bearer ${nonce}`, 'content-type': 'application/json' }
			const body = JSON.stringify({ clientIds: [ids.clientId], token: nonce })
			replies.push(
				await stage.send(`/api/v1/clients/${ids.clientId}`, { method: 'PATCH', headers, body }),
				await stage.send('/api/v1/clients/archive', { method: 'POST', headers, body }),
				await stage.send(`/api/v1/invitations/${ids.invitationId}`, { method: 'DELETE', headers }),
				await stage.send(`/files/${nonce}`),
				await stage.send(`/reset/${nonce}?/remove-passkey`, { method: 'POST', body: new FormData() }),
			)
		}
		expect(
			await within(studioId, (db) =>
				db.selectFrom('client').select('id').where('id', '=', client.id).execute(),
			),
		).toHaveLength(1)
		return replies
	},
}
