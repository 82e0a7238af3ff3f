import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'

/** A coach as their hours are kept: somebody who works here as owner or coach. */
export type Coach = {
	coachId: string
	name: string
	/** Their own; null: the studio's counts. */
	ownZone: string | null
	studioZone: string
	/** The one that counts. */
	timeZone: string
	/** 0 while nothing was ever saved. */
	version: number
}

export async function coachById(db: Db, id: string): Promise<Coach | undefined> {
	const { rows } = await sql<Coach>`
		select staff.id as "coachId", staff.name, schedule.time_zone as "ownZone", settings.time_zone as "studioZone",
			coalesce(schedule.time_zone, settings.time_zone) as "timeZone", coalesce(schedule.version, 0) as version
		from staff
		join studio_settings settings on settings.studio_id = staff.studio_id
		left join coach_schedule schedule on schedule.studio_id = staff.studio_id and schedule.staff_id = staff.id
		where staff.id = ${id}::uuid and staff.removed_at is null and staff.role in ('owner', 'coach')`.execute(
		db,
	)
	return rows[0]
}

/** As `coachById`, or for the whole studio where none is named. */
export async function coachOrStudio(
	db: Db,
	id: string | null,
): Promise<{ coachId: string | null } | undefined> {
	return id === null ? { coachId: null } : coachById(db, id)
}

/** A calendar elsewhere, with whose it is, to change. */
export const calendarForUpdate = async (db: Db, id: string) => {
	const row = await db
		.selectFrom('external_calendar')
		.selectAll()
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst()
	return row && { ...row, coachId: row.staff_id }
}
export type CalendarRow = NonNullable<Awaited<ReturnType<typeof calendarForUpdate>>>
