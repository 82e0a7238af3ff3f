import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'

/** The secret of a hold, as whoever holds it sends it back; only its hash is kept. */
export const HoldToken = z.string().max(64)

export const hashOfHold = (token: string): Buffer => createHash('sha256').update(token).digest()

export type Hold = { hash: Buffer; typeId: string; startsAt: Date; until: Date; coachIds: string[] }

/** What a token still holds: nothing once its time has run out, or once a coach planned over it. */
export async function heldBy(db: Db, token: string | null | undefined, now: Date): Promise<Hold | null> {
	if (!token) return null
	const hash = hashOfHold(token)
	const { rows } = await sql<Omit<Hold, 'hash'>>`
		select type_id as "typeId", lower(during) as "startsAt", held_until as until,
			array_agg(coach_id::text order by coach_id) as "coachIds"
		from coach_busy where hold_hash = ${hash}::bytea and held_until > ${now}
		group by type_id, lower(during), held_until`.execute(db)
	return rows[0] ? { ...rows[0], hash } : null
}
