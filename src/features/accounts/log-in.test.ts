import { expect, test } from 'vitest'
import { useHouse } from '#features/testing/house.ts'
import { from, goodPassword, person, whoHas, withPassword } from '#features/testing/people.ts'
import { studio, within } from '#features/testing/studio.ts'
import { visitor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { sessionSeconds } from '#platform/http/cookies.ts'
import { must } from '#platform/perform.ts'
import { logIn } from './use-cases/log-in.ts'
import { logOut } from './use-cases/log-out.ts'
import type { LogInOutcome } from './ways-in/entering.ts'
import { digest } from './ways-in/install-key.ts'

useHouse()

const enter = (email: string, password = goodPassword, origin = {}) =>
	from(origin)(logIn, { email, password })

function entered(outcome: LogInOutcome) {
	if (outcome.is !== 'in') throw new Error('a second step was asked for')
	return outcome
}

test('1.1 address and password open a session, kept only as a digest; each log-in has its own', async () => {
	const { id, email } = await person()
	const one = entered(must(await enter(email.toUpperCase())))
	const two = entered(must(await enter(email)))
	expect(one.session).not.toBe(two.session)
	const rows = await within(null, (db) =>
		db.selectFrom('account_session').select('token').where('userId', '=', id).execute(),
	)
	expect(rows.map((row) => row.token).sort()).toEqual([digest(one.session), digest(two.session)].sort())
	expect(await whoHas(one.session)).toMatchObject({ kind: 'visitor', accountId: id })
})

test('1.5 any verified address of the account is a way in', async () => {
	const { id } = await person()
	await within(null, (db) =>
		db
			.insertInto('account_email')
			.values({ email: 'second-way@example.test', account_id: id, verified_at: new Date() })
			.execute(),
	)
	must(await enter('second-way@example.test'))
})

test('1.1 an unknown address and a wrong password answer the same', async () => {
	const { email } = await person()
	const unknown = await enter('nobody@example.test', 'wrong wrong wrong')
	const wrong = await enter(email, 'wrong wrong wrong')
	expect(unknown).toEqual(wrong)
	expect(wrong).toMatchObject({ ok: false, code: 'log_in_failed' })
	expect(await enter('usеr@example.com', goodPassword)).toEqual(wrong)
})

test('quality 3: every character of a long password counts, accents however they are typed', async () => {
	const { id, email } = await person()
	const { hashPassword } = await import('./ways-in/passwords.ts')
	const set = async (password: string) => {
		const hash = await hashPassword(password)
		await within(null, (db) =>
			db.updateTable('account_credential').set({ password: hash }).where('userId', '=', id).execute(),
		)
	}
	await set(`${'a'.repeat(72)}SECRET`)
	expect(await enter(email, `${'a'.repeat(72)}WRONG1`)).toMatchObject({ code: 'log_in_failed' })
	await set('un caf\u00e9 au lait')
	must(await enter(email, 'un cafe\u0301 au lait'))
})

test('1.2 a client lands in the client area, a coach at home, an owner where settings say', async () => {
	const { id, owner, coach, client } = await studio()
	for (const who of [owner, coach, client]) await withPassword(who.accountId)
	const address = (accountId: string) => `${accountId}@example.test`
	const landing = async (accountId: string) => entered(must(await enter(address(accountId)))).goes
	expect(await landing(client.accountId)).toBe('/client')
	expect(await landing(coach.accountId)).toBe('/coach')
	expect(await landing(owner.accountId)).toBe('/coach')
	await within(id, (db) => db.updateTable('studio_settings').set({ owner_lands_on: 'settings' }).execute())
	expect(await landing(owner.accountId)).toBe('/coach/settings')
	const next = await from({})(logIn, {
		email: address(client.accountId),
		password: goodPassword,
		next: '/client/calendar',
	})
	expect(entered(must(next)).goes).toBe('/client/calendar')
})

test('I32 logging in ends the session the browser had; logging out ends it on the server', async () => {
	const { email } = await person()
	const first = entered(must(await enter(email)))
	const second = entered(must(await enter(email, goodPassword, { session: first.session })))
	expect(await whoHas(first.session)).toMatchObject({ accountId: null })
	must(await from({ session: second.session }, visitor('en'))(logOut, {}))
	expect(await whoHas(second.session)).toMatchObject({ accountId: null })
})

test('a session that is not used for thirty days has ended; one that is used goes on', async () => {
	const { id, email } = await person()
	const { session } = entered(must(await enter(email)))
	const later = (share: number) => new Date(Date.now() + sessionSeconds * 1000 * share)
	setClock(() => later(0.9))
	expect(await whoHas(session)).toMatchObject({ accountId: id })
	setClock(() => later(1.8))
	expect(await whoHas(session)).toMatchObject({ accountId: id })
	setClock(() => later(2.9))
	expect(await whoHas(session)).toMatchObject({ accountId: null })
	setClock(null)
})

test('quality 3: guesses at one account are limited wherever they come from, yet a known device gets in', async () => {
	const { email } = await person()
	const { device } = entered(must(await enter(email)))
	const answers: string[] = []
	for (let at = 0; at < 30; at++) {
		const outcome = await enter(email, 'a wrong guess at it', { address: `198.51.100.${at}` })
		answers.push(outcome.ok ? 'in' : outcome.code)
	}
	expect(answers.slice(0, 9).every((code) => code === 'log_in_failed')).toBe(true)
	expect(answers.slice(10).every((code) => code === 'too_many_requests')).toBe(true)
	expect(await enter(email, goodPassword)).toMatchObject({ code: 'too_many_requests' })
	must(await enter(email, goodPassword, { device }))
})
