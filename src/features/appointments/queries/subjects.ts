import { type RawBuilder, sql } from 'kysely'
import { packageOfPlace } from '#features/packages/queries/of-place.ts'
import { obligationIdOf, type PaymentState, paymentOf } from '#features/payments/queries/state.ts'
import type { Db } from '#platform/database/transaction.ts'
import type { LateWay } from '../rules/cancelling.ts'
import { payableKind } from '../rules/payable.ts'
import type { Fitting, Tellable } from '../rules/telling.ts'
import type { WallTime } from '../rules/wall-time.ts'

export type AppointmentStatus = 'requested' | 'booked' | 'completed' | 'cancelled' | 'no_show'
export type PlaceStatus = 'requested' | 'booked' | 'waiting' | 'completed' | 'cancelled' | 'no_show'

/** One client's place, as use-cases and permissions need it. */
export type PlaceOf = {
	id: string
	clientId: string
	clientName: string
	/** Whether they can log in; guests and those never invited can't. */
	hasAccount: boolean
	status: PlaceStatus
	seat: number | null
	payment: PaymentState
	/** 10.2: the package that pays it; null: none. */
	package: { id: string; name: string } | null
	byPackage: 'no' | 'yes' | 'returned' | null
	/** What is owed for it; null where nothing is or was. */
	obligationId: string | null
	/** The last thing they were told; only `as` after hearing that it is off. */
	told: (Partial<Tellable> & { at: string; as: Fitting | 'cancelled' }) | null
	/** Why it was cancelled or declined, in the words of whoever did; mostly empty. */
	cancelReason: string
	/** Cancelled too late by their client: its credit or its fee is gone. */
	forfeits: boolean
	/** Coaches of this client: they may see the appointment (1.3). */
	ofCoaches: string[]
}

export type AppointmentSubject = {
	studio_id: string
	id: string
	type_id: string | null
	series_id: string | null
	coach_id: string
	title: string
	starts_at: Date
	ends_at: Date
	zone: string
	/** The wall time people agreed on, in `zone`: also where a spring night skips it (I6). */
	wall: WallTime
	place: string
	link: string | null
	capacity: number
	price_minor: number
	currency: string
	private_notes: string
	status: AppointmentStatus
	revision: number
	sequence: number
	version: number
	cancellation_hours: number
	late_cancellation: LateWay
	/** Everyone who leads it, the first one first. */
	coachIds: string[]
	places: PlaceOf[]
	/** Ids of documents and shared links a client can see. */
	documents: string[]
}

/** The window that counts for an appointment under the alias `a` (7.5): its type's, else the studio's, else a day. */
export const cancellationHours: RawBuilder<number> = sql<number>`coalesce(
	(select t.cancellation_hours from appointment_type t where t.studio_id = a.studio_id and t.id = a.type_id),
	(select s.cancellation_hours from appointment_settings s where s.studio_id = a.studio_id), 24)`

/** What its client's cancelling after the window does (7.5): as its type says, else the studio. */
export const lateCancellation: RawBuilder<LateWay> = sql<LateWay>`coalesce(
	(select t.late_cancellation from appointment_type t where t.studio_id = a.studio_id and t.id = a.type_id),
	(select s.late_cancellation from appointment_settings s where s.studio_id = a.studio_id), 'refuse')`

const places = sql`coalesce((select jsonb_agg(jsonb_build_object(
		'id', p.id, 'clientId', p.client_id, 'clientName', trim(c.first_name || ' ' || c.last_name), 'hasAccount', c.account_id is not null,
		'status', p.status, 'seat', p.seat, 'payment', ${paymentOf(payableKind, 'p')},
		'package', ${packageOfPlace('p')}, 'byPackage', p.by_package,
		'obligationId', ${obligationIdOf(payableKind, 'p')}, 'told', p.told, 'cancelReason', p.cancel_reason, 'forfeits', p.forfeits,
		'ofCoaches', array(select c.primary_coach_id where c.primary_coach_id is not null
			union select cc.staff_id from client_coach cc where cc.studio_id = c.studio_id and cc.client_id = c.id)
	) order by p.booked_at, p.id)
	from appointment_place p join client c on c.studio_id = p.studio_id and c.id = p.client_id
	where p.studio_id = a.studio_id and p.appointment_id = a.id), '[]')`

const documents = sql`array(
	select f.id::text from stored_file f where f.studio_id = a.studio_id and f.appointment_id = a.id
		and f.ready_at is not null and f.visible_to_client
	union all select l.id::text from appointment_link l where l.studio_id = a.studio_id and l.appointment_id = a.id
	order by 1)`

/** 7.4 inside a statement: somebody who comes to `a` doesn't know it as it is. The same as asking `fittingMessage` of each. */
export const dueToSomeone: RawBuilder<boolean> = sql<boolean>`exists (
	select from appointment_place p where p.studio_id = a.studio_id and p.appointment_id = a.id and p.status = 'booked' and (
		(p.told ->> 'startsAt')::timestamptz is distinct from a.starts_at
		or (p.told ->> 'endsAt')::timestamptz is distinct from a.ends_at
		or p.told ->> 'place' is distinct from a.place or p.told ->> 'link' is distinct from a.link
		or p.told ->> 'coachId' is distinct from a.coach_id::text
		or not coalesce(p.told -> 'documents', '[]') @> to_jsonb(${documents})))`

/** Several, to look at, in the order they happen. */
export async function appointmentsOf(db: Db, ids: readonly string[]): Promise<AppointmentSubject[]> {
	const { rows } = await sql<AppointmentSubject>`
		select a.studio_id, a.id, a.type_id, a.series_id, a.coach_id, a.title, a.starts_at, a.ends_at, a.zone,
			to_char(a.wall_start, 'YYYY-MM-DD"T"HH24:MI') as wall, a.place, a.link,
			a.capacity, a.price_minor::float8 as price_minor, a.currency, a.private_notes, a.status, a.revision, a.sequence,
			a.version, ${cancellationHours} as cancellation_hours,
			${lateCancellation} as late_cancellation, a.coach_id || a.other_coach_ids as "coachIds",
			${places} as places, ${documents} as documents
		from appointment a where a.id = any (${ids}::uuid[]) order by a.starts_at, a.id`.execute(db)
	return rows
}

/** One appointment, to look at. */
export const appointmentOf = async (db: Db, id: string): Promise<AppointmentSubject | undefined> =>
	(await appointmentsOf(db, [id]))[0]

/**
 * One appointment, to change: locked before its places are read, so that what is decided is decided on what is there. Locks
 * are always taken in this order: appointments, then coaches.
 */
export async function appointmentForUpdate(db: Db, id: string): Promise<AppointmentSubject | undefined> {
	const { rows } = await sql`select from appointment where id = ${id}::uuid for update`.execute(db)
	return rows.length === 0 ? undefined : appointmentOf(db, id)
}

/** Several, to change, in the order of their ids; fewer than asked where some don't exist. */
export async function appointmentsForUpdate(db: Db, ids: readonly string[]): Promise<AppointmentSubject[]> {
	await sql`select from appointment where id = any (${ids}::uuid[]) order by id for update`.execute(db)
	return appointmentsOf(db, ids)
}

/** What a client could be told of an appointment as it is now (7.4). */
export const tellable = (subject: AppointmentSubject): Tellable => ({
	startsAt: subject.starts_at.toISOString(),
	endsAt: subject.ends_at.toISOString(),
	place: subject.place,
	link: subject.link,
	coachId: subject.coach_id,
	documents: subject.documents,
})
