import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'

/** The types a package pays exist; whose sessions they are works here. */
export async function termsExist(
	db: Db,
	{ typeIds, coachId }: { typeIds: readonly string[]; coachId: string | null },
): Promise<'typeIds' | 'coachId' | null> {
	const { rows } = await sql<{ types: number; coach: boolean }>`
		select (select count(*) from appointment_type where id = any (${typeIds}::uuid[]))::int as types,
			exists (select from staff where id = ${coachId}::uuid and removed_at is null and role in ('owner', 'coach')) as coach`.execute(
		db,
	)
	if (rows[0]?.types !== new Set(typeIds).size) return 'typeIds'
	return coachId === null || rows[0].coach ? null : 'coachId'
}
