import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'

/**
 * 6.5: what stands on a calendar from a day on and nobody has trained goes so many days later; returns how much it was. What a
 * group's weeks put there keeps its day.
 */
export async function shiftPlanned(
	db: Db,
	calendarId: string,
	fromOn: string,
	days: number,
): Promise<number> {
	const moved = await sql`
		update workout set on_date = on_date + ${days}::int, version = version + 1
		where calendar_id = ${calendarId}::uuid and on_date >= ${fromOn}::date and run_id is null
			and not exists (select from training_log log
				where log.studio_id = workout.studio_id and log.workout_id = workout.id)`.execute(db)
	return Number(moved.numAffectedRows)
}
