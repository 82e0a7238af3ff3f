import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSettings, WrongSettings } from './settings.ts'

function refusals(env: Record<string, string>, args: string[] = []): string[] {
	try {
		readSettings(env, args)
	} catch (error) {
		if (error instanceof WrongSettings) return error.lines
		throw error
	}
	return []
}

test('nothing has to be set', () => {
	expect(readSettings({ PORT: '', HOST: '' })).toEqual({
		port: 3000,
		host: '127.0.0.1',
		folder: resolve('.data'),
		demo: true,
		databaseUrl: undefined,
		key: undefined,
		smtpUrl: undefined,
		publicUrl: 'http://localhost:3000',
		role: 'all',
		proxies: [],
		apiLimit: 600,
		stripeApi: 'https://api.stripe.com',
	})
})

test('every setting is read', () => {
	const settings = readSettings(
		{
			PORT: '8080',
			HOST: '0.0.0.0',
			TOUCHLINE_DATA: '/srv/touchline',
			TOUCHLINE_DEMO: '1',
			DATABASE_URL: 'postgres://owner:secret@db:5433/studio?sslmode=require',
			SMTP_URL: 'smtps://me:secret@mail.example.org',
			TOUCHLINE_URL: 'https://studio.example.org/',
			TOUCHLINE_ROLE: 'web',
			TOUCHLINE_PROXIES: '10.0.0.0/8, ::1',
			TOUCHLINE_API_LIMIT: '5000',
			STRIPE_API: 'http://localhost:12111',
		},
		['--role=worker'],
	)
	expect(settings).toEqual({
		port: 8080,
		host: '0.0.0.0',
		folder: resolve('/srv/touchline'),
		demo: true,
		databaseUrl: 'postgres://owner:secret@db:5433/studio?sslmode=require',
		smtpUrl: 'smtps://me:secret@mail.example.org',
		publicUrl: 'https://studio.example.org',
		role: 'worker',
		proxies: ['10.0.0.0/8', '::1'],
		apiLimit: 5000,
		stripeApi: 'http://localhost:12111',
	})
})

describe('a wrong setting is named with what was expected', () => {
	test.each<[Record<string, string>, string]>([
		[{ PORT: '80a' }, 'PORT is "80a", but a whole number from 1 to 65535'],
		[{ PORT: '0' }, 'PORT is "0"'],
		[{ PORT: '65536' }, 'PORT is "65536"'],
		[{ HOST: 'http://localhost' }, 'HOST is "http://localhost", but an address to listen on'],
		[{ TOUCHLINE_DEMO: 'yes' }, 'TOUCHLINE_DEMO is "yes", but 1'],
		[
			{ TOUCHLINE_URL: 'studio.example.org' },
			'TOUCHLINE_URL is "studio.example.org", but the public address',
		],
		[{ TOUCHLINE_URL: 'https://example.org/studio' }, 'without a path'],
		[{ TOUCHLINE_URL: 'ftp://example.org' }, 'TOUCHLINE_URL'],
		[{ DATABASE_URL: 'mysql://db/x' }, 'DATABASE_URL is "mysql://db/x", but an address like postgresql://'],
		[{ DATABASE_URL: 'postgres://db' }, 'DATABASE_URL'],
		[{ SMTP_URL: 'mail.example.org' }, 'SMTP_URL is "mail.example.org", but an address like smtp://'],
		[{ TOUCHLINE_ROLE: 'job' }, 'TOUCHLINE_ROLE is "job", but web, worker or all'],
		[{ TOUCHLINE_PROXIES: '10.0.0.0/33' }, 'TOUCHLINE_PROXIES is "10.0.0.0/33", but addresses or ranges'],
		[
			{ STRIPE_API: 'http://stripe.example.org' },
			'STRIPE_API is "http://stripe.example.org", but an https address',
		],
		[{ TOUCHLINE_API_LIMIT: '0' }, 'TOUCHLINE_API_LIMIT is "0", but requests a minute'],
	])('%j', (env, said) => {
		expect(refusals(env)).toEqual([expect.stringContaining(said)])
	})

	test('all of them at once', () => {
		const lines = refusals({ PORT: 'x', HOST: '?', SMTP_URL: 'x' }, ['--role', 'boss', '--verbose'])
		expect(lines).toHaveLength(5)
	})

	test('without the password it may hold', () => {
		expect(refusals({ DATABASE_URL: 'mysql://me:s3:cr@t@db/x' }).join()).toContain('"mysql://me:…@db/x"')
	})
})

test('the demo is never on a public address by default', () => {
	expect(readSettings({ HOST: '0.0.0.0' }).demo).toBe(false)
	expect(readSettings({ TOUCHLINE_URL: 'https://studio.example.org' }).demo).toBe(false)
	expect(readSettings({ HOST: '::1', TOUCHLINE_URL: 'http://[::1]:3000' }).demo).toBe(true)
	expect(readSettings({ TOUCHLINE_DEMO: '0' }).demo).toBe(false)
})
