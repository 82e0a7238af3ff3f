import { hashPassword as hash, verifyPassword as verify } from '@better-auth/utils/password'
import { transaction } from '#platform/database/transaction.ts'
import { appPool } from '#platform/perform.ts'

// Each takes about 100 ms of a core and 32 MB: more at once would only starve everybody else (quality 3, 5).
const atOnce = 2
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
	if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
	else running++
	try {
		return await work()
	} finally {
		const next = waiting.shift()
		if (next) next()
		else running--
	}
}

/** scrypt with a salt of its own; the same spelling of accents whichever keyboard typed them (NFKC). */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password))

// The hash of a password nobody has: an unknown address takes as long as a known one.
const nobodys = `${'0'.repeat(32)}:${'0'.repeat(128)}`

/** Whether it is the password of this account; takes the same time when there is no account, or it has none. */
export async function isPassword(stored: string | null | undefined, password: string): Promise<boolean> {
	const right = await inTurn(() => verify(stored ?? nobodys, password))
	return right && typeof stored === 'string'
}

/** Whether somebody who is logged in knows the password; an account that has none (passkeys only) never does. */
export async function knowsPassword(accountId: string | null, password: string): Promise<boolean> {
	if (accountId === null) return false
	const stored = await transaction(appPool(), null, 'read only', async (db) => ({
		commit: false,
		value: await db
			.selectFrom('account_credential')
			.select('password')
			.where('userId', '=', accountId)
			.where('providerId', '=', 'credential')
			.executeTakeFirst(),
	}))
	return isPassword(stored?.password, password)
}
