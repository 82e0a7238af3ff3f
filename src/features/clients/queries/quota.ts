import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'

/**
 * Whether so many bytes more fit into what a studio may keep, files and photos together. One upload of a studio at a time passes
 * here, so that the quota is never passed together.
 */
export async function filesFit(db: Db, bytes: number): Promise<boolean> {
	const { file_quota_bytes: quota } = await db
		.selectFrom('studio_settings')
		.select('file_quota_bytes')
		.forUpdate()
		.executeTakeFirstOrThrow()
	const { rows } = await sql<{ used: number }>`
		select (coalesce((select sum(bytes) from stored_file), 0)
			+ coalesce((select sum(bytes) from measurement_photo), 0))::float8 as used`.execute(db)
	return (rows[0]?.used ?? 0) + bytes <= Number(quota)
}
