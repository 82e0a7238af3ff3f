import { afterEach, expect, test } from 'vitest'
import { cookieName } from './cookies.ts'

const was = process.env.TOUCHLINE_URL
afterEach(() => {
	if (was === undefined) delete process.env.TOUCHLINE_URL
	else process.env.TOUCHLINE_URL = was
})

test('quality 3 on https every cookie that opens something is bound to this host', () => {
	process.env.TOUCHLINE_URL = 'https://studio.example.org'
	for (const which of ['session', 'device', 'step'] as const)
		expect(cookieName(which)).toMatch(/^__Host-touchline/)
	process.env.TOUCHLINE_URL = 'http://localhost:3000'
	expect(cookieName('session')).toBe('touchline')
})
