import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { WorkoutContent } from '../rules/content.ts'

/** A workout's row with its program's, both locked, and the name of whoever changed it last. */
export async function workoutForUpdate(db: Db, workoutId: string) {
	const { rows } = await sql<{
		program_id: string
		title: string
		content: WorkoutContent
		version: number
	}>`select w.program_id, w.title, w.content, w.version
		from program p join program_workout w on w.studio_id = p.studio_id and w.program_id = p.id
		where w.studio_id = current_studio() and w.id = ${workoutId} for update`.execute(db)
	return rows[0]
}
