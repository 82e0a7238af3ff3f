import { now } from '#platform/clock.ts'
import { allStudios } from '#platform/database/studios.ts'
import { transaction } from '#platform/database/transaction.ts'
import { appPool } from '#platform/perform.ts'
import type { Regular } from '#platform/regular.ts'

/** How long an upload may take before its row counts as abandoned, in milliseconds. */
const patience = 60 * 60 * 1000

/** I35: photos whose bytes never came; `files.sweep` takes the bytes of rows that are gone. Harmless when run twice. */
export const sweepPhotos: Regular = {
	name: 'measurements.sweep-photos',
	cron: '7,22,37,52 * * * *',
	async run() {
		for (const studioId of await allStudios(appPool()))
			await transaction(appPool(), studioId, 'read write', async (db) => ({
				commit: true,
				value: await db
					.deleteFrom('measurement_photo')
					.where('ready_at', 'is', null)
					.where('created_at', '<', new Date(now().getTime() - patience))
					.execute(),
			}))
	},
}
