import { sql } from 'kysely'
import { busyIn } from '#features/availability/queries/busy-in.ts'
import { type Acting, type Refused, refuse } from '#platform/use-case.ts'
import type { AppointmentTypeRow } from '../../queries/basics.ts'
import { freeTimes } from '../../queries/free-times.ts'
import { lockCoaches } from './coach-time.ts'

type Wanted = {
	type: AppointmentTypeRow
	startsAt: Date
	/** The one coach the person chose; null: whoever fits. */
	coachId: string | null
	clientId: string | null
	without?: { appointmentId?: string; holdHash?: Buffer }
}

export type Slot = { ok: true; coachIds: string[]; endsAt: Date }

/**
 * 7.2: an offered time is looked at again as it is taken, under the locks of all who could take it; then it is decided whose it
 * is: all of a collective type, else the client's own coach, else whoever has the least that day.
 */
export async function slotToTake(acting: Acting, wanted: Wanted): Promise<Slot | Refused> {
	const { db, now } = acting
	const { type, startsAt, coachId } = wanted
	const chosen = coachId && type.assignment !== 'collective' ? [coachId] : type.coachIds
	if (coachId && !type.coachIds.includes(coachId)) return refuse('not_found', {}, 'coachId')
	if (!(await lockCoaches(db, chosen))) return refuse('appointments_slot_taken', {}, 'startsAt')
	const span = { from: startsAt, to: new Date(startsAt.getTime() + 1000) }
	const { times } = await freeTimes(db, { ...wanted, coachIds: chosen, span, viewerZone: 'UTC', now })
	const [slot] = times
	if (!slot) return refuse('appointments_slot_taken', {}, 'startsAt')
	const endsAt = new Date(startsAt.getTime() + type.duration_minutes * 60_000)
	const coachIds = type.assignment === 'collective' ? chosen : [await whose(acting, slot.coachIds, wanted)]
	return { ok: true, coachIds: [...coachIds], endsAt }
}

/** Round robin: the client's own coach first, then the one with the fewest appointments that day, then in the type's order. */
async function whose({ db, now }: Acting, free: readonly string[], wanted: Wanted): Promise<string> {
	const { clientId, startsAt: day } = wanted
	const [first = ''] = free
	if (free.length === 1) return first
	const { rows } = await sql<{ id: string }>`
		select f.id from unnest(${free}::uuid[]) with ordinality as f (id, n)
		order by (f.id = (select primary_coach_id from client where id = ${clientId}::uuid)) desc nulls last,
			(select count(*) from coach_busy b where b.coach_id = f.id and (b.status = 'booked' or b.held_until > ${now})
				and ${busyIn(sql`${day}::timestamptz - interval '12 hours'`, sql`${day}::timestamptz + interval '12 hours'`)}),
			f.n limit 1`.execute(db)
	return rows[0]?.id ?? first
}
