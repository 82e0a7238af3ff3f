import { now } from '../clock.ts'
import { allStudios } from '../database/studios.ts'
import { transaction } from '../database/transaction.ts'
import { appPool } from '../perform.ts'
import type { Regular } from '../regular.ts'
import { removeBytes } from './storage.ts'

/** How long an upload may take before its row counts as abandoned, in milliseconds. */
const patience = 60 * 60 * 1000

/** I35: rows whose bytes never came, and bytes whose row is gone, are removed; harmless when run twice. */
export const sweepFiles: Regular = {
	name: 'files.sweep',
	cron: '*/15 * * * *',
	run: async () => {
		for (const studioId of await allStudios(appPool())) await sweepStudio(studioId)
	},
}

async function sweepStudio(studioId: string): Promise<void> {
	const keys = await transaction(appPool(), studioId, 'read write', async (db) => {
		await db
			.deleteFrom('stored_file')
			.where('ready_at', 'is', null)
			.where('created_at', '<', new Date(now().getTime() - patience))
			.execute()
		const rows = await db.selectFrom('stored_file_gone').select('storage_key').limit(1000).execute()
		return { commit: true, value: rows.map((row) => row.storage_key) }
	})
	// Bytes first: a process that dies in between finds the key again.
	for (const key of keys) await removeBytes(key)
	if (keys.length === 0) return
	await transaction(appPool(), studioId, 'read write', async (db) => ({
		commit: true,
		value: await db.deleteFrom('stored_file_gone').where('storage_key', 'in', keys).execute(),
	}))
}
