import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { type Enrolment, enrolmentOf } from './subjects.ts'

export type ToTell = Enrolment & {
	currency: string
	/** The coach with whom it is; the owners where that one works here no more. */
	staffIds: string[]
}

/** An enrolment as people are told of it. */
export async function aboutEnrolment(db: Db, id: string): Promise<ToTell | undefined> {
	const of = await enrolmentOf(db, id)
	if (!of) return undefined
	const { rows } = await sql<{ id: string; currency: string }>`
		select s.id, settings.currency from staff s join studio_settings settings on settings.studio_id = s.studio_id
		where s.removed_at is null and (s.id = ${of.coachId}::uuid or s.role = 'owner' and not exists (
			select from staff c where c.studio_id = s.studio_id and c.id = ${of.coachId}::uuid and c.removed_at is null))`.execute(
		db,
	)
	return { ...of, currency: rows[0]?.currency ?? 'EUR', staffIds: rows.map((each) => each.id) }
}

/** The enrolment that an obligation follows from; undefined: it is for something else. */
export async function enrolmentOfObligation(
	db: Db,
	obligationId: string,
): Promise<{ enrolmentId: string; openMinor: number } | undefined> {
	const { rows } = await sql<{ enrolmentId: string; openMinor: number }>`
		select r.enrolment_id as "enrolmentId", o.open_minor::float8 as "openMinor" from obligation o
		join renewal r on r.studio_id = o.studio_id and r.package_id = o.payable_id
		where o.id = ${obligationId}::uuid and o.kind = 'package'`.execute(db)
	return rows[0]
}
