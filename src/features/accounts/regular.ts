import { now } from '#platform/clock.ts'
import { transaction } from '#platform/database/transaction.ts'
import { appPool } from '#platform/perform.ts'
import type { Regular } from '#platform/regular.ts'
import { sweepSessions } from './ways-in/sessions.ts'

/** Forgets what has run out: sessions and unused links. */
export const sweep: Regular = {
	name: 'accounts.sweep',
	cron: '17 * * * *',
	async run() {
		await transaction(appPool(), null, 'read write', async (db) => {
			await sweepSessions(db, now())
			return { commit: true, value: undefined }
		})
	},
}
