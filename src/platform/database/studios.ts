import { sql } from 'kysely'
import type pg from 'pg'
import { type Db, transaction } from './transaction.ts'

/**
 * Works in each of these studios in turn, inside one open transaction, and leaves it in the studio it was in: for what
 * belongs to a person and shows in several studios (their places, a changed address).
 */
export async function inEachStudio<T>(
	db: Db,
	studioIds: readonly string[],
	work: (studioId: string) => Promise<T>,
): Promise<T[]> {
	const { rows } = await sql<{ was: string | null }>`select current_studio()::text as was`.execute(db)
	const done: T[] = []
	for (const studioId of studioIds) {
		await enterStudio(db, studioId)
		done.push(await work(studioId))
	}
	await enterStudio(db, rows[0]?.was ?? '')
	return done
}

const enterStudio = (db: Db, studioId: string) =>
	sql`select set_config('touchline.studio', ${studioId}, true)`.execute(db)

/** Every studio of this install: for regular work, which goes through them one transaction at a time. */
export const allStudios = (pool: pg.Pool): Promise<string[]> =>
	transaction(pool, null, 'read only', async (db) => {
		const rows = await db.selectFrom('studio').select('id').execute()
		return { commit: false, value: rows.map(({ id }) => id) }
	})
