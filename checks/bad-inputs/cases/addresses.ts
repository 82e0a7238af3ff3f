import { expect } from 'vitest'
import { makeFeed } from '#features/appointments/use-cases/make-feed.ts'
import { goodPassword, person } from '#features/testing/people.ts'
import { as } from '#features/testing/studio.ts'
import { must } from '#platform/perform.ts'
import type { Cases, Reply, Run } from '../case.ts'
import { logIn } from './passwords.ts'

const origin = 'http://localhost'

/** Where a log-in leads that was asked to go on to this: never to another site, and never into another header. */
const goesOn: Run = async (stage, [next = '']) => {
	const { email } = await person()
	const mine = stage.browser()
	const asked = await stage.browser().get(`/login?next=${encodeURIComponent(next)}`)
	const entered = await logIn(mine, email, goodPassword, { next })
	const again = await mine.get(`/login?next=${encodeURIComponent(next)}`)
	for (const { headers } of [entered, again]) {
		const location = headers.get('location') ?? ''
		expect(location).toMatch(/^\/(?![/\\])[^\s\\]*$/)
		expect(new URL(location, origin).origin).toBe(origin)
		expect(headers.getSetCookie().some((line) => line.startsWith('x='))).toBe(false)
	}
	return [asked, entered, again]
}

export const addressCases: Cases = {
	'URL-01': goesOn,
	'URL-03': goesOn,
	'URL-05': goesOn,
	'URL-07': goesOn,
	'URL-09': goesOn,
	'URL-11': goesOn,
	'URL-27': async ({ send }, values) => {
		const paths = [
			...values,
			'/api/v1/..%2f..%2f..%2fetc/passwd',
			'/_app/..%2f..%2fpackage.json',
			'/static/....//....//etc/passwd',
		]
		const replies = await Promise.all(paths.map((path) => send(path)))
		for (const reply of replies) expect(reply.body).not.toMatch(/root:|dependencies/)
		return replies
	},
	'URL-29': async ({ form, arranged }, [slug = '']) => {
		expect((await form('studios.change-settings', [['login_slug', 'apple']])).status).toBe(200)
		await arranged()
		const reply = await form('studios.change-settings', [['login_slug', slug]])
		expect(JSON.parse(reply.body).fields).toHaveProperty('login_slug')
		return [reply]
	},
	'ICAL-17': async (stage) => {
		const { address } = must(await as(stage.a.client).do(makeFeed, {}))
		const { pathname } = new URL(address)
		const mine = stage.browser()
		expect((await mine.get(pathname)).status).toBe(200)
		await stage.arranged()
		const replies: Reply[] = []
		const guess = (number: number) => pathname.replace(/.{8}\.ics$/, `${String(number).padStart(8, '0')}.ics`)
		for (let number = 0; number < 1000; number += 25)
			replies.push(
				...(await Promise.all(Array.from({ length: 25 }, (_, at) => mine.get(guess(number + at))))),
			)
		expect(replies.at(-1)?.status).toBe(429)
		return replies
	},
}
