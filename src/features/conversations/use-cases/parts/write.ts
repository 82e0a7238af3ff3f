import { sql } from 'kysely'
import { type Actor, staffIdOf } from '#platform/actor.ts'
import type { Db } from '#platform/database/transaction.ts'
import { hasBytes } from '#platform/files/storage.ts'
import { announce } from '#platform/live.ts'
import type { Acting } from '#platform/use-case.ts'
import { messageSent } from '../../events.ts'

/** What every stream of a studio follows. */
export const topicOf = (studioId: string): string => `conversation:${studioId}`

/** Who somebody is in a conversation: the client, or one of the staff. */
export const personOf = (actor: Actor): string | null =>
	actor.kind === 'client' ? actor.id : staffIdOf(actor)

type Writing = {
	clientId: string
	id: string
	body: string
	/** Null: the client writes. */
	staffId: string | null
	fileIds?: readonly string[]
	offerId?: string
	broadcastId?: string
}
type Written = { id: string; seq: number; again: boolean }

/**
 * 12.4: adds a message to its conversation, after all that are there. Whoever else writes in it waits, so that messages are seen in
 * the order of their numbers. One that is there already stays as it is. @returns null where a file or the id isn't theirs
 */
export async function write(acting: Acting, writing: Writing): Promise<Written | null> {
	const { db, actor, now, emit } = acting
	const { clientId, id, body, staffId, fileIds = [], offerId = null, broadcastId = null } = writing
	const studioId = actor.studioId as string
	const seq = await nextSeq(db, studioId, clientId, now)
	const { rows } = await sql<{ id: string }>`
		insert into conversation_message (studio_id, client_id, id, seq, changed, staff_id, body, offer_id, broadcast_id, at)
		values (${studioId}::uuid, ${clientId}::uuid, ${id}::uuid, ${seq}, ${seq}, ${staffId}::uuid, ${body}, ${offerId}::uuid,
			${broadcastId}::uuid, ${now}) on conflict (studio_id, client_id, id) do nothing returning id`.execute(
		db,
	)
	if (rows.length === 0) return sentBefore(db, writing)
	if (!(await attach(acting, writing, fileIds))) return null
	await count(db, { clientId, seq, staffId, now })
	await emit(messageSent, {
		...{ clientId, subject: { type: 'message', id } },
		data: { clientId, messageId: id, toClient: staffId !== null },
	})
	await announce(db, topicOf(studioId), clientId)
	return { id, seq, again: false }
}

/** The next number of a conversation, which begins with the first of them. */
async function nextSeq(db: Db, studioId: string, clientId: string, now: Date): Promise<number> {
	const { rows } = await sql<{ seq: number }>`
		insert into conversation as v (studio_id, client_id, seq, last_at) values (${studioId}::uuid, ${clientId}::uuid, 1, ${now})
		on conflict (studio_id, client_id) do update set seq = v.seq + 1, last_at = greatest(v.last_at, excluded.last_at)
		returning seq`.execute(db)
	return rows[0]?.seq ?? 0
}

/** A message that changes takes a new number for that, and those who follow read it again. */
export async function touch(db: Db, studioId: string, clientId: string, messageId: string): Promise<void> {
	await sql`
		with next as (update conversation set seq = seq + 1 where client_id = ${clientId}::uuid returning seq)
		update conversation_message set changed = next.seq from next
		where client_id = ${clientId}::uuid and id = ${messageId}::uuid`.execute(db)
	await announce(db, topicOf(studioId), clientId)
}

/** Sent again after an answer that got lost: the same message, once. */
async function sentBefore(db: Db, { clientId, id, staffId }: Writing): Promise<Written | null> {
	const row = await db
		.selectFrom('conversation_message')
		.select(['seq', 'staff_id'])
		.where('client_id', '=', clientId)
		.where('id', '=', id)
		.executeTakeFirstOrThrow()
	return row.staff_id === staffId ? { id, seq: row.seq, again: true } : null
}

/** I35: files that their sender has brought for this conversation become readable with the message. */
async function attach(
	{ db, actor, now }: Acting,
	{ clientId, id }: Writing,
	fileIds: readonly string[],
): Promise<boolean> {
	if (fileIds.length === 0) return true
	const rows = await db
		.updateTable('stored_file')
		.set({ ready_at: now, conversation_message_id: id })
		.where('id', 'in', fileIds)
		.where('conversation_client_id', '=', clientId)
		.where('uploaded_by', '=', personOf(actor))
		.where('ready_at', 'is', null)
		.returning('storage_key')
		.execute()
	if (rows.length !== new Set(fileIds).size) return false
	const there = await Promise.all(rows.map(({ storage_key: key }) => hasBytes(key)))
	return !there.includes(false)
}

type Counted = { clientId: string; seq: number; staffId: string | null; now: Date }

/**
 * Who writes has read what there was; for the other side it waits. Of the staff it waits for who coaches the client (the owners,
 * where nobody does) and for who has written to them, as far as they may see them (1.3).
 */
async function count(db: Db, { clientId, seq, staffId, now }: Counted): Promise<void> {
	const others = staffId
		? sql`select c.studio_id, c.id, c.id from client c where c.id = ${clientId}::uuid`
		: sql`select c.studio_id, c.id, s.id from client c
			join staff s on s.studio_id = c.studio_id and s.removed_at is null and s.role in ('owner', 'coach')
			left join client_coach k on k.studio_id = c.studio_id and k.client_id = c.id and k.staff_id = s.id
			left join conversation_reader r on r.studio_id = c.studio_id and r.client_id = c.id and r.person_id = s.id
			where c.id = ${clientId}::uuid and (s.id = c.primary_coach_id or k.staff_id is not null
				or c.primary_coach_id is null and s.role = 'owner'
				or r.person_id is not null and (s.role = 'owner' or c.primary_coach_id is null))`
	await sql`
		insert into conversation_reader as r (studio_id, client_id, person_id, unread, waits_since)
		select o.studio_id, o.client_id, o.person_id, 1, ${now}::timestamptz from (${others}) o (studio_id, client_id, person_id)
		on conflict (studio_id, client_id, person_id) do update set unread = r.unread + 1,
			waits_since = coalesce(r.waits_since, excluded.waits_since)`.execute(db)
	await sql`
		insert into conversation_reader as r (studio_id, client_id, person_id, read_seq, read_at)
		select v.studio_id, v.client_id, coalesce(${staffId}::uuid, v.client_id), ${seq}, ${now}::timestamptz from conversation v
		where v.client_id = ${clientId}::uuid
		on conflict (studio_id, client_id, person_id) do update set read_seq = excluded.read_seq, read_at = excluded.read_at,
			unread = 0, waits_since = null`.execute(db)
}
