import { expect, test } from 'vitest'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { from, goodPassword, person, whoHas } from '#features/testing/people.ts'
import { visitor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { askForReset } from './use-cases/ask-for-reset.ts'
import { changePassword } from './use-cases/change-password.ts'
import { logIn } from './use-cases/log-in.ts'
import { resetPassword } from './use-cases/reset-password.ts'

useHouse()

const newPassword = 'another lane by the sea'

async function linkTo(address: string, path: string): Promise<string> {
	await drain()
	const mail = posted.findLast((each) => each.to === address && each.text.includes(path))
	const secret = new RegExp(`${path}/([\\w-]+)`).exec(mail?.text ?? '')?.[1]
	if (!secret) throw new Error(`no link to ${path} was mailed to ${address}`)
	return secret
}

async function session(email: string, password = goodPassword) {
	const value = must(await from({})(logIn, { email, password }))
	if (value.is !== 'in') throw new Error('a second step was asked for')
	return value.session
}

test('1.1 a reset answers the same for every address, and mails only the one it knows', async () => {
	const { email } = await person()
	posted.length = 0
	const known = await from({})(askForReset, { email })
	const unknown = await from({})(askForReset, { email: 'nobody@example.com' })
	expect(unknown).toEqual(known)
	await drain()
	expect(posted.map((mail) => mail.to)).toEqual([email])
})

test('1.1, I33 a link sets a password once, ends every session, and is dead afterwards like an unknown one', async () => {
	const { email } = await person()
	const old = await session(email)
	must(await from({})(askForReset, { email }))
	const token = await linkTo(email, '/reset')
	expect(await from({})(resetPassword, { token, newPassword: 'short' })).toMatchObject({
		field: 'newPassword',
	})
	must(await from({})(resetPassword, { token, newPassword }))
	expect(await whoHas(old)).toMatchObject({ accountId: null })
	await session(email, newPassword)
	const again = await from({})(resetPassword, { token, newPassword })
	expect(again).toEqual(await from({})(resetPassword, { token: 'x'.repeat(43), newPassword }))
	expect(again).toMatchObject({ code: 'link_expired' })
})

test('I33 of twenty at once, one reset counts', async () => {
	const { email } = await person()
	must(await from({})(askForReset, { email }))
	const token = await linkTo(email, '/reset')
	const outcomes = await Promise.all(
		Array.from({ length: 20 }, (_, at) =>
			from({ address: `198.51.100.${at}` })(resetPassword, { token, newPassword: `${newPassword} ${at}` }),
		),
	)
	expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
})

test('1.1 a link is dead after an hour, and when a newer one was asked for', async () => {
	const { email } = await person()
	must(await from({})(askForReset, { email }))
	const first = await linkTo(email, '/reset')
	must(await from({})(askForReset, { email }))
	expect(await from({})(resetPassword, { token: first, newPassword })).toMatchObject({ code: 'link_expired' })
	const second = await linkTo(email, '/reset')
	setClock(() => new Date(Date.now() + 3_601_000))
	expect(await from({})(resetPassword, { token: second, newPassword })).toMatchObject({
		code: 'link_expired',
	})
	setClock(null)
})

test('quality 3 asking for resets is limited for one address', async () => {
	const { email } = await person()
	for (let at = 0; at < 5; at++) must(await from({ address: `198.51.100.${at}` })(askForReset, { email }))
	const sixth = await from({ address: '198.51.100.9' })(askForReset, { email })
	expect(sixth).toMatchObject({ ok: false, code: 'too_many_requests' })
	expect(sixth.ok ? 0 : sixth.params.seconds).toBeGreaterThan(0)
})

test('1.1 changing the password needs the old one, keeps this session and ends the others', async () => {
	const { id, email } = await person()
	const [here, elsewhere] = [await session(email), await session(email)]
	const me = from({ session: here }, visitor('en', id))
	expect(await me(changePassword, { password: 'not mine at all', newPassword })).toMatchObject({
		...{ code: 'password_wrong', field: 'password' },
	})
	expect(await me(changePassword, { password: goodPassword, newPassword: 'password1234567' })).toMatchObject({
		code: 'password_common',
	})
	must(await me(changePassword, { password: goodPassword, newPassword }))
	expect(await whoHas(here)).toMatchObject({ accountId: id })
	expect(await whoHas(elsewhere)).toMatchObject({ accountId: null })
	await drain()
	expect(posted.filter((mail) => mail.to === email).map((mail) => mail.subject)).toEqual([
		'Your password was changed',
	])
})
