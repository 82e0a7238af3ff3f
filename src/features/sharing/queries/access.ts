import { sql } from 'kysely'
import { visibleTo } from '#features/clients/queries/visible.ts'
import type { Db } from '#platform/database/transaction.ts'
import type { Reading } from '#platform/use-case.ts'

/** Whether this client may see and schedule this program now (4.4, I20). What scheduling asks, inside its transaction. */
export async function programAccess(db: Db, clientId: string, programId: string): Promise<boolean> {
	const row = await db
		.selectFrom('program_access')
		.select('program_id')
		.where('client_id', '=', clientId)
		.where('program_id', '=', programId)
		.executeTakeFirst()
	return row !== undefined
}

/** The ids of everybody who has access to a program now. */
export async function audienceOf(db: Db, programId: string): Promise<string[]> {
	const rows = await db
		.selectFrom('program_access')
		.select('client_id')
		.where('program_id', '=', programId)
		.execute()
	return rows.flatMap((row) => row.client_id ?? [])
}

/** Some people by name, and how many there are in all. */
export type Some = { total: number; names: string[] }
export type AccessChange = { gained: Some; lost: Some }

const shown = 5

/**
 * Who has access now and had not (`before`), and the other way round: how many, and the first few by name. Other coaches'
 * clients are counted, not named (1.3).
 */
export async function accessChange(
	{ db, actor }: Pick<Reading, 'db' | 'actor'>,
	programId: string,
	before: string[],
): Promise<AccessChange> {
	const { rows } = await sql<{ gains: boolean; total: number; name: string | null }>`
		with had as (select unnest(${before}::uuid[]) as client_id),
			has as (select client_id from program_access where program_id = ${programId}::uuid),
			change as (
				(select client_id, true as gains from has except select client_id, true from had)
				union all
				(select client_id, false from had except select client_id, false from has)
			),
			named as (
				select gains, trim(c.first_name || ' ' || c.last_name) as name,
					count(*) over (partition by gains)::int as total,
					${visibleTo(actor)} as visible,
					row_number() over (partition by gains order by ${visibleTo(actor)} desc, c.sort_name, c.id) as place
				from change join client c on c.studio_id = current_studio() and c.id = change.client_id
			)
		select gains, total, case when visible then name end as name from named where place <= ${shown} order by place`.execute(
		db,
	)
	const side = (gains: boolean): Some => {
		const these = rows.filter((row) => row.gains === gains)
		return { total: these[0]?.total ?? 0, names: these.flatMap((row) => row.name ?? []) }
	}
	return { gained: side(true), lost: side(false) }
}
