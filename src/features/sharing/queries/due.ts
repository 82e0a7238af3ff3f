import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'

export type Due = { clientId: string; grantId: string }

/**
 * Who is to be told that a program is theirs and hasn't been (4.3, I24): named clients whose grant nobody was told of, and,
 * where sharing is generic and "tell them" is ticked, everybody with access. For the latter the grant is the program itself;
 * who was told as a named client needn't hear it again. Only those who have access at this moment.
 */
const due = (of: RawBuilder<boolean>) => sql<Due & { programId: string }>`
	select a.program_id as "programId", a.client_id as "clientId",
		case share.kind when 'specific' then named.grant_id else share.program_id end as "grantId"
	from program_access a
	join program_share share on share.studio_id = a.studio_id and share.program_id = a.program_id
	left join program_share_client named on named.studio_id = a.studio_id and named.program_id = a.program_id
		and named.client_id = a.client_id
	where ${of} and (share.kind = 'specific' or share.tell_when_generic)
		and not exists (
			select from program_share_told told
			where told.studio_id = a.studio_id and told.client_id = a.client_id
				and (told.grant_id = named.grant_id or share.kind = 'generic' and told.grant_id = share.program_id))
	order by 1, 2`

/** Who of a program's audience is due. */
export async function dueToBeTold(db: Db, programId: string): Promise<Due[]> {
	const { rows } = await due(sql<boolean>`a.program_id = ${programId}::uuid`).execute(db)
	return rows
}

/** The programs of which a client is due to be told. */
export async function programsDueTo(db: Db, clientId: string): Promise<string[]> {
	const { rows } = await due(sql<boolean>`a.client_id = ${clientId}::uuid`).execute(db)
	return rows.map((row) => row.programId)
}

/** The programs that are shared with a group. */
export async function programsOfGroup(db: Db, groupId: string): Promise<string[]> {
	const rows = await db
		.selectFrom('program_share_group')
		.select('program_id')
		.where('group_id', '=', groupId)
		.orderBy('program_id')
		.execute()
	return rows.map((row) => row.program_id)
}

/** Notes that these were told, and returns those who hadn't been: the unique grant and client decide (I24). */
export async function markTold(
	db: Db,
	{ studioId, eventId, now }: { studioId: string; eventId: string; now: Date },
	due: Due[],
): Promise<string[]> {
	if (due.length === 0) return []
	const { rows } = await sql<{ client_id: string }>`
		insert into program_share_told (studio_id, grant_id, client_id, event_id, at)
		select ${studioId}::uuid, "grantId", "clientId", ${eventId}::uuid, ${now}::timestamptz
		from jsonb_to_recordset(${JSON.stringify(due)}::jsonb) as d ("grantId" uuid, "clientId" uuid)
		on conflict do nothing
		returning client_id`.execute(db)
	return rows.map((row) => row.client_id)
}
