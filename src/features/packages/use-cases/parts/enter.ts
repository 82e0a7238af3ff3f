import { sql } from 'kysely'
import { staffIdOf } from '#platform/actor.ts'
import { newId } from '#platform/ids.ts'
import type { Acting } from '#platform/use-case.ts'
import type { Step } from '../../rules/credit-steps.ts'

export type Entry = {
	packageId: string
	creditId: string
	kind: Step | 'issued' | 'expired' | 'reopened' | 'transferred' | 'voided'
	/** What it is for, as it stands. */
	session?: { placeId: string; appointmentId: string; title: string; forAt: Date } | undefined
	reason?: string
	/** Why it was forfeited. */
	because?: 'late' | 'missed'
}

/** 10.2: writes what becomes of credits, in one statement, in this order. The only way into their ledger; where each stands follows in the database. */
export async function enter({ db, actor, now }: Acting, entries: readonly Entry[]): Promise<void> {
	if (entries.length === 0) return
	const rows = entries.map(({ session, reason = '', ...entry }) => ({
		...entry,
		...session,
		reason,
		id: newId(),
	}))
	const byKind = actor.kind === 'key' ? 'staff' : actor.kind
	await sql`
		insert into credit_entry (studio_id, id, package_id, credit_id, kind, at, by_kind, staff_id, reason, place_id, appointment_id,
			title, for_at, because)
		select ${actor.studioId}::uuid, id, "packageId", "creditId", kind, ${now}::timestamptz, ${byKind}, ${staffIdOf(actor)}::uuid,
			reason, "placeId", "appointmentId", title, "forAt", because
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, "packageId" uuid, "creditId" uuid, kind text,
			reason text, "placeId" uuid, "appointmentId" uuid, title text, "forAt" timestamptz, because text)`.execute(
		db,
	)
}

/** The credits of a package that stand so, in their order. Call with the package locked. */
export async function creditsIn(
	{ db }: Pick<Acting, 'db'>,
	packageId: string,
	states: readonly string[],
): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select id from credit where package_id = ${packageId}::uuid and state = any (${states}::text[]) order by number`.execute(
		db,
	)
	return rows.map(({ id }) => id)
}

/** The same for all of these credits, with the reason. */
export const enterAll = (
	acting: Acting,
	packageId: string,
	creditIds: readonly string[],
	what: Pick<Entry, 'kind' | 'reason'>,
): Promise<void> =>
	enter(
		acting,
		creditIds.map((creditId) => ({ packageId, creditId, ...what })),
	)
