import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { busyIn } from '#features/availability/queries/busy-in.ts'
import type { Db } from '#platform/database/transaction.ts'
import { neighbourhood, privately } from '#platform/http/limits.ts'
import { newId } from '#platform/ids.ts'
import type { Origin } from '#platform/origin.ts'
import type { Acting } from '#platform/use-case.ts'
import type { AppointmentTypeRow } from '../../queries/basics.ts'
import { hashOfHold, heldBy } from '../../queries/holds.ts'

/** How long a chosen time waits for its guest's name. */
const minutes = 10
/** So few times at once are kept for one neighbourhood of the network: enough for a family, not for a studio's week. */
const mostAtOnce = 5

type Taking = { type: AppointmentTypeRow; coachIds: readonly string[]; startsAt: Date; endsAt: Date }

export type Held = { token: string; until: Date }

/**
 * Keeps the coaches' time for whoever is typing their name, where it is known to be free: under the coaches' locks. Holds that ran
 * out and stand in the way go. Null where as many are kept from there already: then it is whoever books first.
 */
export async function keepTime(
	acting: Acting,
	{ type, coachIds, startsAt, endsAt }: Taking,
): Promise<Held | null> {
	const { db, actor, now, from } = acting
	const origin = originOfHolds(from)
	const { rows } = await sql<{ count: number }>`
		select count(distinct hold_hash)::int as count from coach_busy
		where hold_origin = ${origin} and held_until > ${now}`.execute(db)
	if ((rows[0]?.count ?? 0) >= mostAtOnce) return null
	await sql`
		delete from coach_busy b where coach_id = any (${coachIds}::uuid[]) and status = 'held' and held_until <= ${now}
			and ${busyIn(sql`${startsAt}::timestamptz`, sql`${endsAt}::timestamptz`)}`.execute(db)
	const token = randomBytes(24).toString('base64url')
	const until = new Date(now.getTime() + minutes * 60_000)
	const ids = JSON.stringify(coachIds.map((coachId) => ({ id: newId(), coachId })))
	await sql`
		insert into coach_busy (studio_id, id, coach_id, during, status, held_until, hold_hash, hold_origin, type_id)
		select ${actor.studioId}::uuid, id, "coachId", tstzrange(${startsAt}::timestamptz, ${endsAt}::timestamptz), 'held', ${until}::timestamptz,
			${hashOfHold(token)}::bytea, ${origin}, ${type.id}::uuid
		from jsonb_to_recordset(${ids}::jsonb) as r (id uuid, "coachId" uuid)`.execute(db)
	return { token, until }
}

/** Those who choose from one place at once choose one after the other, so that what is kept for them is counted right. */
export const oneByOne = async ({ db, actor, from }: Acting): Promise<void> =>
	void (await sql`select pg_advisory_xact_lock(hashtextextended(${`hold ${actor.studioId} ${originOfHolds(from)}`}, 0))`.execute(
		db,
	))

const originOfHolds = ({ address }: Origin): string => privately(neighbourhood(address))

/** Gives the time back: another was chosen, or it is booked now. */
export const giveHoldBack = async (db: Db, hash: Buffer): Promise<void> =>
	void (await db.deleteFrom('coach_busy').where('hold_hash', '=', hash).execute())

type Asked = { type: AppointmentTypeRow; startsAt: Date; coachId: string | null; hold: string | null }

/**
 * Whom a booking is with, and what is held for it: the coach whose time is kept, while it is; else whom the person chose. A hold
 * of another time is none.
 */
export async function whatIsHeld(
	{ db, now }: Acting,
	asked: Asked,
): Promise<{ coachId: string | null; holdHash?: Buffer }> {
	const { type, startsAt, coachId } = asked
	const hold = await heldBy(db, asked.hold, now)
	if (!hold || hold.typeId !== type.id || hold.startsAt.getTime() !== startsAt.getTime()) return { coachId }
	const [kept = null] = hold.coachIds
	return { coachId: type.assignment === 'collective' ? coachId : kept, holdHash: hold.hash }
}
