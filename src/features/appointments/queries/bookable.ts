import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { AppointmentTypeRow } from './basics.ts'

/** A type as whoever books it sees it; its coaches in a steady order. */
export type BookableRow = AppointmentTypeRow & {
	description: string
	coaches: { id: string; name: string }[]
	/** The clock on the studio's wall, and the day its weeks start on. */
	studioZone: string
	weekStartsOn: number
}

const openTo = {
	clients: sql`t.self_booking <> 'nobody'`,
	everyone: sql`t.self_booking = 'everyone'`,
}

/**
 * Types that can be used now and have somebody to lead them, by name; one of them, all that clients may book themselves, or all
 * that everyone may. One statement.
 */
export async function bookableRows(
	db: Db,
	asked: { typeId: string } | { open: 'clients' | 'everyone' },
): Promise<BookableRow[]> {
	const which = 'typeId' in asked ? sql`t.id = ${asked.typeId}::uuid` : openTo[asked.open]
	const { rows } = await sql<Omit<BookableRow, 'coachIds'>>`
		select t.id, t.name, t.description, t.duration_minutes, t.step_minutes, t.buffer_before_minutes,
			t.buffer_after_minutes, t.minimum_notice_minutes, t.horizon_days, t.capacity,
			t.price_minor::float8 as price_minor, t.currency, t.place, t.link, t.self_booking, t.needs_approval, t.assignment,
			settings.time_zone as "studioZone", settings.week_starts_on as "weekStartsOn", of_type.coaches
		from appointment_type t
		join studio_settings settings on settings.studio_id = t.studio_id
		cross join lateral (
			select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by s.id) as coaches
			from appointment_type_coach tc
			join staff s on s.studio_id = tc.studio_id and s.id = tc.staff_id and s.removed_at is null
			where tc.studio_id = t.studio_id and tc.type_id = t.id) of_type
		where ${which} and t.archived_at is null and of_type.coaches is not null
		order by lower(t.name), t.id limit 200`.execute(db)
	return rows.map((row) => ({ ...row, coachIds: row.coaches.map(({ id }) => id) }))
}
