import { createHash, randomBytes } from 'node:crypto'
import { publicAddress } from '#platform/address.ts'
import { createPool } from '#platform/database/connect.ts'
import { transaction } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'

const days = 7

/**
 * While an install has no studio: a new one-time link for its first owner, to be printed at start; an earlier one stops
 * working (quality 3: no default password). Null as soon as there is a studio. Needs TOUCHLINE_DB_APP and nothing else of
 * the house, because it is called before that opens.
 */
export async function setupLink(): Promise<string | null> {
	const url = process.env.TOUCHLINE_DB_APP
	if (!url) throw new Error('setupLink() needs the database to be prepared')
	const pool = createPool(url, 1)
	try {
		const token = randomBytes(32).toString('base64url')
		const made = await transaction(pool, null, 'read write', async (db) => {
			const studio = await db.selectFrom('studio').select('id').limit(1).executeTakeFirst()
			if (studio) return { commit: false, value: false }
			await db.deleteFrom('account_verification').where('identifier', 'like', 'setup:%').execute()
			const digest = createHash('sha256').update(token).digest('base64url')
			const expiresAt = new Date(Date.now() + days * 86_400_000)
			const row = { id: newId(), identifier: `setup:${digest}`, value: '{}', expiresAt }
			await db.insertInto('account_verification').values(row).execute()
			return { commit: true, value: true }
		})
		return made ? new URL(`/setup/${token}`, publicAddress()).href : null
	} finally {
		await pool.end()
	}
}
