import { sql } from 'kysely'
import { staffIdOf } from '#platform/actor.ts'
import { newId } from '#platform/ids.ts'
import type { Acting } from '#platform/use-case.ts'

export type NewEarning = {
	coachId: string
	placeId: string
	appointmentId: string
	clientId: string | null
	turn: number
	kind: 'earned' | 'undone' | 'taken_back'
	title: string
	forAt: Date
	valueMinor: number
	shareBp: number
	amountMinor: number
	currency: string
	source: string
	reason: string
}

/** The only way into what coaches earned: lines are added, and never changed. */
export async function writeEarnings({ db, actor, now }: Acting, lines: readonly NewEarning[]): Promise<void> {
	if (lines.length === 0) return
	const rows = lines.map((line) => ({ ...line, id: newId() }))
	await sql`
		insert into earning (studio_id, id, coach_id, place_id, appointment_id, client_id, turn, kind, at, title, for_at, value_minor,
			share_bp, amount_minor, currency, source, reason, staff_id)
		select ${actor.studioId}::uuid, id, "coachId", "placeId", "appointmentId", "clientId", turn, kind, ${now}::timestamptz, title,
			"forAt", "valueMinor", "shareBp", "amountMinor", currency, source, reason, ${staffIdOf(actor)}::uuid
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, "coachId" uuid, "placeId" uuid,
			"appointmentId" uuid, "clientId" uuid, turn smallint, kind text, title text, "forAt" timestamptz, "valueMinor" bigint,
			"shareBp" integer, "amountMinor" bigint, currency text, source text, reason text)`.execute(db)
}
