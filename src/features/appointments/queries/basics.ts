import { sql } from 'kysely'
import { visibleTo } from '#features/clients/queries/visible.ts'
import type { Actor } from '#platform/actor.ts'
import type { Db } from '#platform/database/transaction.ts'

/** What a studio decides about time and money for its appointments. */
export async function studioBasics(db: Db): Promise<{ timeZone: string; currency: string }> {
	const { time_zone, currency } = await db
		.selectFrom('studio_settings')
		.select(['time_zone', 'currency'])
		.executeTakeFirstOrThrow()
	return { timeZone: time_zone, currency }
}

export type AppointmentTypeRow = {
	id: string
	name: string
	duration_minutes: number
	step_minutes: number
	buffer_before_minutes: number
	buffer_after_minutes: number
	minimum_notice_minutes: number
	horizon_days: number
	capacity: number
	price_minor: number
	currency: string
	place: string
	link: string | null
	self_booking: 'nobody' | 'clients' | 'everyone'
	needs_approval: boolean
	assignment: 'single' | 'round_robin' | 'collective'
	coachIds: string[]
	/** The zone in which the studio's wall times are. */
	studio_zone: string
}

/** A type that can be used now: archived ones can't. Its coaches are those who still work here, in a steady order. */
export async function usableType(db: Db, id: string): Promise<AppointmentTypeRow | undefined> {
	const { rows } = await sql<AppointmentTypeRow>`
		select t.id, t.name, t.duration_minutes, t.step_minutes, t.buffer_before_minutes, t.buffer_after_minutes,
			t.minimum_notice_minutes, t.horizon_days, t.capacity, t.price_minor::float8 as price_minor, t.currency, t.place,
			t.link, t.self_booking, t.needs_approval, t.assignment, settings.time_zone as studio_zone,
			array(select tc.staff_id::text from appointment_type_coach tc
				join staff s on s.studio_id = tc.studio_id and s.id = tc.staff_id and s.removed_at is null
				where tc.studio_id = t.studio_id and tc.type_id = t.id order by s.id) as "coachIds"
		from appointment_type t join studio_settings settings on settings.studio_id = t.studio_id
		where t.id = ${id}::uuid and t.archived_at is null`.execute(db)
	return rows[0]
}

/** Clients an actor may book for, by id: not archived, and visible to them (1.3). */
export async function bookableClients(
	db: Db,
	actor: Actor,
	ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
	if (ids.length === 0) return []
	const { rows } = await sql<{ id: string; name: string }>`
		select c.id, trim(c.first_name || ' ' || c.last_name) as name from client c
		where c.id = any (${ids}::uuid[]) and c.archived_at is null and ${visibleTo(actor)}
		order by c.id`.execute(db)
	return rows
}
