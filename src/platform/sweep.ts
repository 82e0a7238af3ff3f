import { now } from './clock.ts'
import { allStudios } from './database/studios.ts'
import { transaction } from './database/transaction.ts'
import { sweepAnswers } from './http/idempotency.ts'
import { sweepLimits } from './http/limits.ts'
import { appPool } from './perform.ts'
import type { Regular } from './regular.ts'

/**
 * Forgets what the house keeps for a while only: answers under an idempotency key, windows of limits, and what was removed
 * and can no longer be brought back. Harmless when run twice.
 */
export const sweepHouse: Regular = {
	name: 'house.sweep',
	cron: '41 * * * *',
	async run() {
		const at = now()
		await sweepLimits(appPool(), at)
		for (const studioId of await allStudios(appPool()))
			await transaction(appPool(), studioId, 'read write', async (db) => {
				await sweepAnswers(db, at)
				await db.deleteFrom('removed').where('expires_at', '<', at).execute()
				return { commit: true, value: undefined }
			})
	},
}
