import { transaction } from '#platform/database/transaction.ts'
import { appPool } from '#platform/perform.ts'

/** The studio that a public address names; null where there is none, or it is shut. Asked before there is an actor. */
export const studioInAddress = (slug: string): Promise<string | null> =>
	transaction(appPool(), null, 'read only', async (db) => {
		const studio = await db
			.selectFrom('studio')
			.select('id')
			.where('slug', '=', slug.slice(0, 100))
			.where('suspended_at', 'is', null)
			.executeTakeFirst()
		return { commit: false, value: studio?.id ?? null }
	})
