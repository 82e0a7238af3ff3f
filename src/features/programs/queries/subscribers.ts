import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'

/** Counts of other features' rows around a program, read only, in one statement, for what previews say. */
export type Around = { shared: number; runs: number; pending: number; open: number; ended: number }

export async function aroundProgram(db: Db, programId: string): Promise<Around> {
	const { rows } = await sql<Around>`select
		(select count(*)::int from program_access where studio_id = current_studio() and program_id = ${programId}::uuid) as shared,
		(select count(*)::int from program_run run join calendar on calendar.studio_id = run.studio_id
			and calendar.id = run.calendar_id and calendar.kind = 'main'
			where run.studio_id = current_studio() and run.program_id = ${programId}::uuid
				and upper(run.span) > current_date) as runs,
		count(*) filter (where joined_on is null and last_day is null)::int as pending,
		count(*) filter (where joined_on is not null and (last_day is null or last_day >= current_date))::int as open,
		count(*) filter (where last_day < current_date)::int as ended
		from subscription where studio_id = current_studio() and program_id = ${programId}::uuid`.execute(db)
	return rows[0] ?? { shared: 0, runs: 0, pending: 0, open: 0, ended: 0 }
}

export async function hasSubscribers(db: Db, programId: string): Promise<boolean> {
	const { pending, open, ended } = await aroundProgram(db, programId)
	return pending + open + ended > 0
}
