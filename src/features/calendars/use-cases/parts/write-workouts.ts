import { sql } from 'kysely'
import type { WorkoutContent } from '#features/programs/rules/content.ts'
import type { Db } from '#platform/database/transaction.ts'

export type WorkoutChange = {
	id: string
	key: string | null
	/** The version it was written from; 0 for a new one. */
	version: number
	onDate: string
	position: number
	title: string
	content: WorkoutContent
}

type Where = { studioId: string; clientId: string; calendarId: string; now: Date }

/** Adds and rewrites workouts in one statement. False where one was made or changed by somebody else in this very moment. */
export async function writeWorkouts(
	db: Db,
	{ studioId, clientId, calendarId, now }: Where,
	changes: readonly WorkoutChange[],
): Promise<boolean> {
	if (changes.length === 0) return true
	const rows = changes.map(({ id, version, onDate: on_date, position, title, content }) => ({
		...{ id, version: version + 1, on_date, position, title, content },
	}))
	const { rows: written } = await sql`
		insert into workout as now (studio_id, id, calendar_id, client_id, on_date, position, title, content, version,
			created_at, added_by)
		select ${studioId}::uuid, id, ${calendarId}::uuid, ${clientId}::uuid, on_date, position, title, content, version,
			${now}, 'coach'
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
			as said (id uuid, version int, on_date date, position int, title text, content jsonb)
		on conflict (studio_id, id) do update set on_date = excluded.on_date, position = excluded.position,
			title = excluded.title, content = excluded.content, version = excluded.version, changed_by_hand_at = ${now}
			where now.version = excluded.version - 1 and now.calendar_id = excluded.calendar_id
		returning id`.execute(db)
	return written.length === changes.length
}

export async function takeOff(db: Db, workoutIds: readonly string[]): Promise<void> {
	if (workoutIds.length > 0) await db.deleteFrom('workout').where('id', 'in', workoutIds).execute()
}
