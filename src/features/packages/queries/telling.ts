import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { type PackageRow, packageOf } from './subjects.ts'

type ToTell = PackageRow & {
	/** Who coaches its client: the owners where nobody does. */
	staffIds: string[]
	/** What the client can still use of all they have. */
	leftInAll: number
}

/** A package as people are told of it. */
export async function aboutPackage(db: Db, packageId: string): Promise<ToTell | undefined> {
	const of = await packageOf(db, packageId)
	if (!of) return undefined
	const { rows } = await sql<{ staffIds: string[]; leftInAll: number }>`
		select array(select s.id::text from staff s left join client c on c.studio_id = s.studio_id and c.id = ${of.client_id}::uuid
				where s.removed_at is null and (s.id = coalesce(${of.coachId}::uuid, c.primary_coach_id)
					or ${of.coachId}::uuid is null and c.primary_coach_id is null and s.role = 'owner')) as "staffIds",
			(select count(*) from credit k join package p on p.studio_id = k.studio_id and p.id = k.package_id
				where p.client_id = ${of.client_id}::uuid and p.ended_as is null and k.state in ('free', 'reserved'))::int as "leftInAll"`.execute(
		db,
	)
	return { ...of, ...(rows[0] ?? { staffIds: [], leftInAll: 0 }) }
}
