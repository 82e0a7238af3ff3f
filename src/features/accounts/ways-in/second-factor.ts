import { randomInt } from 'node:crypto'
import { createOTP } from '@better-auth/utils/otp'
import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { newSecret, sealed, signed, unsealed } from './install-key.ts'

const period = 30
const backupCount = 10
// No letters or digits that are taken for each other; 12 of them are 59 bits.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

/** True while the account asks for a code after the password. */
export async function hasSecondFactor(db: Db, accountId: string): Promise<boolean> {
	const row = await db
		.selectFrom('account_two_factor')
		.select('id')
		.where('userId', '=', accountId)
		.where('verified', '=', true)
		.executeTakeFirst()
	return row !== undefined
}

/** Keeps a new, not yet confirmed secret in place of an earlier unconfirmed one. Returns what the app is to be shown. */
export async function prepareSecondFactor(
	db: Db,
	accountId: string,
	email: string,
): Promise<{ uri: string; secret: string }> {
	const secret = newSecret().slice(0, 32)
	const row = {
		secret: await sealed(secret),
		backupCodes: '[]',
		verified: false,
		failedVerificationCount: 0,
		lockedUntil: null,
		last_step: null,
	}
	await db
		.insertInto('account_two_factor')
		.values({ id: newId(), userId: accountId, ...row })
		.onConflict((again) => again.column('userId').doUpdateSet(row))
		.execute()
	const uri = createOTP(secret, { period }).url('Touchline', email)
	return { uri, secret: new URL(uri).searchParams.get('secret') ?? '' }
}

/**
 * Whether `code` is what the account's authenticator shows now (or did half a minute ago, for slow clocks and hands).
 * Each works once: the time step is moved on by one conditional update, so of two at once one is taken.
 */
export async function takeAppCode(db: Db, accountId: string, code: string, now: Date): Promise<boolean> {
	const row = await db
		.selectFrom('account_two_factor')
		.select('secret')
		.where('userId', '=', accountId)
		.executeTakeFirst()
	if (!row || !/^\d{6}$/.test(code)) return false
	const otp = createOTP(await unsealed(row.secret), { period })
	const current = Math.floor(now.getTime() / 1000 / period)
	for (const step of [current, current - 1, current + 1]) {
		if ((await otp.hotp(step)) !== code) continue
		const moved = await db
			.updateTable('account_two_factor')
			.set({ last_step: step })
			.where('userId', '=', accountId)
			.where((is) => is.or([is('last_step', 'is', null), is('last_step', '<', String(step))]))
			.returning('id')
			.executeTakeFirst()
		return moved !== undefined
	}
	return false
}

/** Makes ten backup codes and forgets earlier ones; only their marks are kept. */
export async function newBackupCodes(db: Db, accountId: string): Promise<string[]> {
	const codes = Array.from({ length: backupCount }, () =>
		Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join(''),
	)
	const marks = await Promise.all(codes.map((code) => markOf(accountId, code)))
	await db
		.updateTable('account_two_factor')
		.set({ backupCodes: JSON.stringify(marks) })
		.where('userId', '=', accountId)
		.execute()
	return codes.map((code) => code.replace(/(.{4})(?=.)/g, '$1-'))
}

/** Uses a backup code up: one statement finds and removes it, so that it works once (I33). */
export async function takeBackupCode(db: Db, accountId: string, code: string): Promise<boolean> {
	const mark = await markOf(accountId, code.toLowerCase().replace(/[^a-z0-9]/g, ''))
	const { rows } = await sql`
		update account_two_factor set "backupCodes" = ("backupCodes"::jsonb - ${mark}::text)::text
		where "userId" = ${accountId} and verified and "backupCodes"::jsonb ? ${mark}::text
		returning id`.execute(db)
	return rows.length > 0
}

const markOf = (accountId: string, code: string): Promise<string> => signed(`backup ${accountId} ${code}`)

/** How many backup codes are left; null without a second factor. */
export async function backupCodesLeft(db: Db, accountId: string): Promise<number | null> {
	const row = await db
		.selectFrom('account_two_factor')
		.select(sql<number>`jsonb_array_length("backupCodes"::jsonb)`.as('left'))
		.where('userId', '=', accountId)
		.where('verified', '=', true)
		.executeTakeFirst()
	return row?.left ?? null
}

export async function turnSecondFactor(db: Db, accountId: string, on: boolean): Promise<void> {
	if (on) {
		await db
			.updateTable('account_two_factor')
			.set({ verified: true })
			.where('userId', '=', accountId)
			.execute()
	} else {
		await db.deleteFrom('account_two_factor').where('userId', '=', accountId).execute()
	}
	await db.updateTable('account').set({ twoFactorEnabled: on }).where('id', '=', accountId).execute()
}
