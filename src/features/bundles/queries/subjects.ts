import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { Status } from '../rules/offer.ts'

/** One session of a bundle: its frozen terms, how its type's times are offered, and what came of it. */
export type BundleSessionRow = {
	n: number
	typeId: string
	title: string
	minutes: number
	place: string
	link: string | null
	everyDays: number
	priceMinor: number
	stepMinutes: number
	before: number
	after: number
	noticeMinutes: number
	horizonDays: number
	appointmentId: string | null
	/** ISO instants, once there is an appointment. */
	startsAt: string | null
	endsAt: string | null
	/** The client's own part in it. */
	status: 'requested' | 'booked' | 'completed' | 'cancelled' | 'no_show' | 'waiting' | null
	/** The client was told something of it (7.4). */
	told: boolean
}

export type BundleSubject = {
	studio_id: string
	id: string
	template_id: string
	client_id: string
	clientName: string
	coach_id: string
	coachName: string
	name: string
	description: string
	message: string
	total_minor: number
	currency: string
	status: Status
	expiresOn: string
	zone: string
	offered_at: Date
	answered_at: Date | null
	confirmed_by: 'client' | 'coach' | null
	confirmed_event: string | null
	decline_reason: string
	sessions: BundleSessionRow[]
}

const sessions = sql`(select jsonb_agg(jsonb_build_object(
		'n', s.n, 'typeId', s.type_id, 'title', s.title, 'minutes', s.minutes, 'place', s.place, 'link', s.link,
		'everyDays', s.every_days, 'priceMinor', s.price_minor, 'stepMinutes', t.step_minutes,
		'before', t.buffer_before_minutes, 'after', t.buffer_after_minutes, 'noticeMinutes', t.minimum_notice_minutes,
		'horizonDays', t.horizon_days, 'appointmentId', s.appointment_id, 'startsAt', a.starts_at, 'endsAt', a.ends_at,
		'status', coalesce(p.status, a.status), 'told', coalesce(p.told ? 'startsAt', false)) order by s.n)
	from bundle_session s
	join appointment_type t on t.studio_id = s.studio_id and t.id = s.type_id
	left join appointment a on a.studio_id = s.studio_id and a.id = s.appointment_id
	left join appointment_place p on p.studio_id = a.studio_id and p.appointment_id = a.id and p.client_id = b.client_id
	where s.studio_id = b.studio_id and s.bundle_id = b.id)`

/** A bundle, to look at. One statement. */
export async function bundleOf(db: Db, id: string): Promise<BundleSubject | undefined> {
	const { rows } = await sql<BundleSubject>`
		select b.studio_id, b.id, b.template_id, b.client_id, trim(c.first_name || ' ' || c.last_name) as "clientName",
			b.coach_id, l.name as "coachName", b.name, b.description, b.message, b.total_minor::float8 as total_minor,
			b.currency, b.status, b.expires_on::text as "expiresOn", b.zone, b.offered_at, b.answered_at, b.confirmed_by,
			b.confirmed_event, b.decline_reason, ${sessions} as sessions
		from bundle b
		join client c on c.studio_id = b.studio_id and c.id = b.client_id
		join staff l on l.studio_id = b.studio_id and l.id = b.coach_id
		where b.id = ${id}::uuid`.execute(db)
	return rows[0]
}

/**
 * A bundle, to answer or to undo: locked before it is read, so that two answers come one after the other (I38). Locks are
 * always taken in this order: bundle, appointments, coaches.
 */
export async function bundleForUpdate(db: Db, id: string): Promise<BundleSubject | undefined> {
	const { rows } = await sql`select from bundle where id = ${id}::uuid for update`.execute(db)
	return rows.length === 0 ? undefined : bundleOf(db, id)
}
