import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'

/** Who coaches a client: the primary coach and those it is shared with; the owners where nobody does. */
export async function coachesOf(db: Db, clientId: string): Promise<{ id: string; name: string }[]> {
	const { rows } = await sql<{ id: string; name: string }>`
		with own as (
			select staff.id, staff.name from client
			join staff on staff.studio_id = client.studio_id and staff.removed_at is null
			where client.id = ${clientId}::uuid and (staff.id = client.primary_coach_id or exists (
				select from client_coach shared
				where shared.studio_id = client.studio_id and shared.client_id = client.id and shared.staff_id = staff.id))
		)
		select id, name from own
		union
		select id, name from staff where role = 'owner' and removed_at is null and not exists (select from own)
		order by id`.execute(db)
	return rows
}
