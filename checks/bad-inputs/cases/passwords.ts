import { expect } from 'vitest'
import { inviteClient } from '#features/accounts/use-cases/invite-client.ts'
import { createClient } from '#features/clients/use-cases/create-client.ts'
import { drain, posted } from '#features/testing/house.ts'
import { person } from '#features/testing/people.ts'
import { as, within } from '#features/testing/studio.ts'
import { must } from '#platform/perform.ts'
import type { Browser } from '../browser.ts'
import { type Cases, named, type Reply, type Run, type Stage } from '../case.ts'
import { rowsOf } from '../state.ts'

let serial = 0
const fresh = () => `case-${++serial}@example.test`

/** The secret of the newest link of this kind that was mailed to somebody. */
async function mailedLink(to: string, path: string): Promise<string> {
	await drain()
	const mails = posted.filter((mail) => mail.to === to)
	const token = new RegExp(`/${path}/([\\w.-]+)`).exec(mails.at(-1)?.text ?? '')?.[1]
	if (!token) throw new Error(`no ${path} link was mailed to ${to}`)
	return token
}

/** A client asked in by mail: signing up is accepting. */
export async function invited({ a }: Stage): Promise<{ email: string; token: string; clientId: string }> {
	const email = fresh()
	const { clientId } = must(await as(a.owner).do(createClient, { firstName: 'Asked', email }))
	must(await as(a.owner).do(inviteClient, { clientId }))
	return { email, clientId, token: await mailedLink(email, 'invitation') }
}

const signUp = (browser: Browser, token: string, newPassword: string): Promise<Reply> =>
	browser.post(`/invitation/${token}?/accept-invitation`, { token, name: 'Nora Quill', newPassword })

export const logIn = (browser: Browser, email: string, password: string, more = {}): Promise<Reply> =>
	browser.post('/login?/log-in', { email, password, ...more })

/** Somebody who has set this password by a link from their mailbox. */
export async function withPasswordSet(
	stage: Stage,
	password: string,
): Promise<{ id: string; email: string }> {
	const somebody = await person(fresh())
	expect((await reset(stage.browser(), await resetLink(stage, somebody.email), password)).status).toBe(303)
	return somebody
}

export async function resetLink({ browser }: Stage, email: string): Promise<string> {
	await browser().post('/reset?/ask-for-reset', { email })
	return mailedLink(email, 'reset')
}
export const reset = (browser: Browser, token: string, newPassword: string): Promise<Reply> =>
	browser.post(`/reset/${token}?/reset-password`, { token, newPassword })

/** A password that signing up must not take. */
const refusedAtSignUp: Run = async (stage, [password = '']) => {
	const { token } = await invited(stage)
	await stage.arranged()
	const reply = await signUp(stage.browser(), token, password)
	named(reply, 'newPassword')
	return [reply]
}

const long = 'a quiet lane near the old river'

export const passwordCases: Cases = {
	'AUTH-01': refusedAtSignUp,
	'AUTH-03': async (stage, [password = '']) => {
		const { email, token } = await invited(stage)
		const accepted = await signUp(stage.browser(), token, password)
		expect((await logIn(stage.browser(), email, password.slice(1))).status).toBe(401)
		return [accepted, await logIn(stage.browser(), email, password)]
	},
	'AUTH-05': async (stage) => {
		const { email } = await withPasswordSet(stage, `${'a'.repeat(72)}SECRET`)
		expect((await logIn(stage.browser(), email, `${'a'.repeat(72)}SECRET`)).status).toBe(303)
		return [await logIn(stage.browser(), email, `${'a'.repeat(72)}WRONG1`)]
	},
	'AUTH-07': refusedAtSignUp,
	'AUTH-09': async (stage) => {
		const { email } = await withPasswordSet(stage, 'caf\u00e9 on the touchline')
		return [await logIn(stage.browser(), email, 'cafe\u0301 on the touchline')]
	},
	'AUTH-11': async (stage, [email = '']) => {
		const { id } = await person(email.replace('\u0435', 'e'))
		const made = [
			await stage.form('clients.create-client', [
				['firstName', 'Latin'],
				['email', email.replace('\u0435', 'e')],
			]),
			await stage.form('clients.create-client', [
				['firstName', 'Cyrillic'],
				['email', email],
			]),
		]
		expect(
			await rowsOf('select from client where email in ($1, $2)', [email, email.replace('\u0435', 'e')]),
		).toHaveLength(2)
		await stage.browser().post('/reset?/ask-for-reset', { email })
		await drain()
		expect(posted.filter((mail) => mail.to === email)).toEqual([])
		expect(await rowsOf(`select from account_verification where value like '%' || $1 || '%'`, [id])).toEqual(
			[],
		)
		return made
	},
	'AUTH-13': async (stage, [unknown = '']) => {
		const { email } = await person(fresh())
		const ask = (to: string) => stage.browser().post('/reset?/ask-for-reset', { email: to })
		const [known, stranger] = [await ask(email), await ask(unknown)]
		expect(stranger.body).toBe(known.body)
		expect([...stranger.headers.keys()]).toEqual([...known.headers.keys()])
		const times = async (to: string) => {
			const all = [await ask(to), await ask(to), await ask(to)].map(({ ms }) => ms)
			return Math.min(...all)
		}
		expect(Math.abs((await times(email)) - (await times(unknown)))).toBeLessThan(100)
		return [stranger]
	},
	'AUTH-15': async (stage, [two = '']) => {
		const [victim = '', attacker = ''] = two.split(',')
		await person(victim)
		const reply = await stage.browser().post('/reset?/ask-for-reset', { email: two })
		await drain()
		expect(posted.filter(({ to }) => to.includes(attacker))).toEqual([])
		return [reply]
	},
	'AUTH-17': async (stage, [endless = '']) => {
		const replies: Reply[] = []
		for (let turn = 0; turn < 3; turn++)
			replies.push(await stage.browser().post('/reset?/ask-for-reset', { email: endless }))
		// The quickest of three: other work on this machine is not what is measured.
		expect(Math.min(...replies.map(({ ms }) => ms))).toBeLessThan(200)
		return replies
	},
	'AUTH-19': async (stage) => {
		const { email } = await person(fresh())
		const token = await resetLink(stage, email)
		expect((await reset(stage.browser(), token, long)).status).toBe(303)
		return [await reset(stage.browser(), token, `${long} again`)]
	},
	'AUTH-21': async (stage) => {
		const { email } = await person(fresh())
		const token = await resetLink(stage, email)
		await within(null, (db) =>
			db
				.updateTable('account_verification')
				.set({ expiresAt: new Date(Date.now() - 1000) })
				.execute(),
		)
		await stage.arranged()
		const [expired, unknown] = [
			await reset(stage.browser(), token, long),
			await reset(stage.browser(), 'x'.repeat(token.length), long),
		]
		expect(expired.body).toBe(unknown.body)
		return [expired]
	},
}
