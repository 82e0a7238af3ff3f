import { randomBytes } from 'node:crypto'
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins'
import { Kysely, PostgresDialect } from 'kysely'
import { publicAddress } from '#platform/address.ts'
import { newId } from '#platform/ids.ts'
import { installSecret } from '#platform/install-secret.ts'
import { appPool } from '#platform/perform.ts'

/** Shortest password without a second factor, in characters (quality 3). With one, eight do. */
export const passwordMinimum = { alone: 15, withSecondFactor: 8 }

let opened: ReturnType<typeof open> | null = null

/** The library that keeps passwords, sessions, second factors and passkeys; made when first needed. */
export function auth() {
	opened ??= open()
	return opened
}

/** Tests open several databases in one process. */
export const forgetAuth = (): void => {
	opened = null
}

async function open() {
	const { key } = await installSecret('auth', () => ({ key: randomBytes(32).toString('base64url') }))
	const address = publicAddress()
	return betterAuth({
		secret: key,
		baseURL: address.origin,
		basePath: '/api/auth',
		database: { db: new Kysely({ dialect: new PostgresDialect({ pool: appPool() }) }), type: 'postgres' },
		user: { modelName: 'account' },
		account: { modelName: 'account_credential' },
		verification: { modelName: 'account_verification' },
		session: {
			modelName: 'account_session',
			expiresIn: 60 * 60 * 24 * 30,
			updateAge: 60 * 60 * 24,
			cookieCache: { enabled: false },
			additionalFields: {
				studioId: { type: 'string', required: false, input: false },
				side: { type: 'string', required: false, input: false },
			},
		},
		emailAndPassword: {
			enabled: true,
			minPasswordLength: passwordMinimum.withSecondFactor,
			maxPasswordLength: 256,
			autoSignIn: false,
		},
		rateLimit: { enabled: false },
		telemetry: { enabled: false },
		advanced: {
			database: { generateId: () => newId() },
			ipAddress: { ipAddressHeaders: ['x-touchline-address'] },
			useSecureCookies: address.protocol === 'https:',
		},
		plugins: [
			twoFactor({ issuer: 'Touchline', schema: { twoFactor: { modelName: 'account_two_factor' } } }),
			passkey({
				rpID: address.hostname,
				rpName: 'Touchline',
				origin: address.origin,
				schema: { passkey: { modelName: 'account_passkey' } },
			}),
		],
	})
}
