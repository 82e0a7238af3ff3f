import { expect, test } from 'vitest'
import { useHouse } from '#features/testing/house.ts'
import { appCode, from, goodPassword, protectedPerson, whoHas } from '#features/testing/people.ts'
import { must } from '#platform/perform.ts'
import { confirmLogIn } from './use-cases/confirm-log-in.ts'
import { logIn } from './use-cases/log-in.ts'
import { turnSecondFactorOff } from './use-cases/turn-second-factor-off.ts'

useHouse()

async function firstStep(email: string): Promise<string> {
	const value = must(await from({})(logIn, { email, password: goodPassword }))
	if (value.is !== 'second-step') throw new Error('no second step was asked for')
	return value.step
}

test('1.1 with a second factor the password alone opens nothing', async () => {
	const { email, shown, backup } = await protectedPerson()
	expect(shown.uri).toContain('otpauth://totp/Touchline')
	expect(shown.qr).toMatch(/^data:image\/svg\+xml;base64,/)
	expect(backup).toHaveLength(10)
	const step = await firstStep(email)
	expect(await whoHas(step)).toMatchObject({ accountId: null })
})

test('1.1 the app’s code lets in, once; again within its half minute it is refused', async () => {
	const { id, email } = await protectedPerson()
	const code = await appCode(id)
	const entered = must(await from({ step: await firstStep(email) })(confirmLogIn, { code }))
	expect(await whoHas(entered.session)).toMatchObject({ accountId: id })
	expect(await from({ step: await firstStep(email) })(confirmLogIn, { code })).toMatchObject({
		code: 'code_wrong',
	})
})

test('I33 of ten log-ins with one code at once, one gets in; the same for a backup code', async () => {
	const { id, email, backup } = await protectedPerson()
	for (const code of [await appCode(id), backup[0] ?? '']) {
		const steps = []
		for (let at = 0; at < 4; at++) steps.push(await firstStep(email))
		const outcomes = await Promise.all(steps.map((step) => from({ step })(confirmLogIn, { code })))
		expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
	}
})

test('a step is used up by the log-in it led to, and codes can’t be guessed for long', async () => {
	const { id, email, backup } = await protectedPerson()
	const step = await firstStep(email)
	must(await from({ step })(confirmLogIn, { code: backup[1]?.toUpperCase() ?? '' }))
	expect(await from({ step })(confirmLogIn, { code: backup[2] ?? '' })).toMatchObject({
		code: 'link_expired',
	})
	const next = await firstStep(email)
	const codes: string[] = []
	for (let at = 0; at < 12; at++) {
		const outcome = await from({ step: next, address: `198.51.100.${at}` })(confirmLogIn, { code: '000000' })
		codes.push(outcome.ok ? 'in' : outcome.code)
	}
	expect(codes.at(-1)).toBe('too_many_requests')
	expect(await from({ step: next })(confirmLogIn, { code: await appCode(id, 1) })).toMatchObject({
		code: 'too_many_requests',
	})
})

test('quality 3 codes can only be turned off by a password that is long enough alone', async () => {
	const { me, email } = await protectedPerson()
	expect(await me(turnSecondFactorOff, { password: 'wrong' })).toMatchObject({ code: 'password_wrong' })
	must(await me(turnSecondFactorOff, { password: goodPassword }))
	expect(must(await from({})(logIn, { email, password: goodPassword })).is).toBe('in')
})
