import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { planForThisSearch } from '#features/clients/queries/list-clients.ts'
import { matching } from '#features/clients/queries/matching.ts'
import { visibleTo } from '#features/clients/queries/visible.ts'
import { searchWords } from '#features/clients/rules/search.ts'
import { staffIdOf } from '#platform/actor.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { query, type Reading } from '#platform/use-case.ts'

const Listed = z.object({
	clientId: z.string(),
	client: z.string(),
	archived: z.boolean(),
	/** Null: nobody has written yet. */
	lastAt: z.date().nullable(),
	/** The beginning of the last message, or of the one that was searched for. */
	gist: z.string(),
	/** Who wrote it; null: the client, and nobody where nothing is written. */
	author: z.string().nullable(),
	/** Whether the reader did. */
	mine: z.boolean(),
	/** What it carries instead of words. */
	carries: z.enum(['words', 'file', 'offer', 'nothing']),
	unread: z.number(),
})
export type ListedConversation = z.output<typeof Listed>
type Row = ListedConversation

/** The two parts of the list: what waits for the reader, then the rest; each by its last message. */
const Part = z.enum(['unread', 'rest'])
type Place = { at: string; clientId: string } | null

/** 12.4: conversations of the clients one may see, unread ones first, then by the last message. */
export const conversations = query('conversations.conversations', {
	input: z.object({
		/** Words in messages, or of names. */
		q: z.string().max(200).default(''),
		unread: z.boolean().default(false),
		after: cursor(Part, z.iso.datetime(), Id).optional(),
		limit: z.number().int().min(1).max(100).default(30),
	}),
	output: z.object({ conversations: z.array(Listed), next: z.string().nullable() }),
	may: coaches,
	async run(reading, _, { q, unread, after, limit }) {
		if (searchWords(q).length > 0) return { conversations: await found(reading, q, limit), next: null }
		const place = after ? { at: after[1], clientId: after[2] } : null
		const waiting = after?.[0] === 'rest' ? [] : await listed(reading, 'unread', { place, limit: limit + 1 })
		const rest =
			unread || waiting.length > limit
				? []
				: await listed(reading, 'rest', {
						place: after?.[0] === 'rest' ? place : null,
						limit: limit + 1 - waiting.length,
					})
		const all = [...waiting, ...rest]
		const last = all[limit - 1]
		const next =
			all.length > limit && last?.lastAt
				? cursorText(waiting.length >= limit ? 'unread' : 'rest', last.lastAt.toISOString(), last.clientId)
				: null
		return { conversations: all.slice(0, limit), next }
	},
})

const columns = (last: RawBuilder<unknown>, me: string | null) => sql`
	c.id as "clientId", trim(c.first_name || ' ' || c.last_name) as client, c.archived_at is not null as archived,
	left(coalesce(${last}.body, ''), 140) as gist, coalesce(${last}.staff_id = ${me}::uuid, false) as mine,
	(select s.name from staff s where s.studio_id = c.studio_id and s.id = ${last}.staff_id) as author,
	case when ${last}.body <> '' then 'words' when ${last}.offer_id is not null then 'offer'
		when ${last}.id is not null and ${last}.deleted_at is null then 'file' else 'nothing' end as carries`

const lastMessage = sql`left join lateral (select m.id, m.body, m.staff_id, m.offer_id, m.deleted_at from conversation_message m
	where m.studio_id = v.studio_id and m.client_id = v.client_id order by m.seq desc limit 1) l on true`

async function listed(
	{ db, actor }: Reading,
	part: z.output<typeof Part>,
	{ place, limit }: { place: Place; limit: number },
): Promise<Row[]> {
	const mine = sql`conversation_reader r on r.studio_id = v.studio_id and r.client_id = v.client_id
		and r.person_id = ${staffIdOf(actor)}::uuid and r.unread > 0`
	const { rows } = await sql<Row>`
		select v.last_at as "lastAt", coalesce(r.unread, 0)::int as unread, ${columns(sql`l`, staffIdOf(actor))}
		from conversation v join client c on c.studio_id = v.studio_id and c.id = v.client_id
		${part === 'unread' ? sql`join ${mine}` : sql`left join ${mine}`} ${lastMessage}
		where ${visibleTo(actor)} and ${part === 'rest' ? sql`r.person_id is null` : sql`true`}
			and ${place ? sql`(v.last_at, v.client_id) < (${place.at}::timestamptz, ${place.clientId}::uuid)` : sql`true`}
		order by v.last_at desc, v.client_id desc limit ${limit}`.execute(db)
	return rows
}

/** Clients by name, and messages by their words: each of them the beginning of one. The latest message of a client counts. */
async function found(reading: Reading, q: string, limit: number): Promise<Row[]> {
	const { db, actor } = reading
	await planForThisSearch(reading, { q })
	const seen = visibleTo(actor)
	const waits = sql`coalesce((select r.unread from conversation_reader r where r.studio_id = c.studio_id and r.client_id = c.id
		and r.person_id = ${staffIdOf(actor)}::uuid), 0)::int as unread`
	const named = await sql<Row>`
		with named as materialized (select c.id from client_directory c where ${matching(q)} and ${seen} order by c.sort_name, c.id limit ${limit})
		select v.last_at as "lastAt", ${waits}, ${columns(sql`l`, staffIdOf(actor))}
		from named join client c on c.id = named.id
		left join conversation v on v.studio_id = c.studio_id and v.client_id = c.id ${lastMessage}
		order by v.last_at desc nulls last, c.id limit ${limit}`.execute(db)
	const words = (q.match(/[\p{L}\p{N}]+/gu) ?? [])
		.slice(0, 8)
		.map((word) => `'${word}':*`)
		.join(' & ')
	if (words === '') return named.rows
	const said = await sql<Row>`
		with hits as materialized (select d.client_id, d.id, d.at from message_directory d
			join client c on c.studio_id = d.studio_id and c.id = d.client_id
			where d.search_text @@ to_tsquery('simple'::regconfig, fold(${words})) and ${seen} order by d.at desc limit 500),
		latest as (select distinct on (client_id) client_id, id, at from hits order by client_id, at desc)
		select l.at as "lastAt", ${waits}, ${columns(sql`l`, staffIdOf(actor))}
		from latest h join conversation_message l on l.client_id = h.client_id and l.id = h.id
		join client c on c.studio_id = l.studio_id and c.id = l.client_id
		order by l.at desc limit ${limit}`.execute(db)
	const ids = new Set(said.rows.map(({ clientId }) => clientId))
	return [...named.rows.filter(({ clientId }) => !ids.has(clientId)), ...said.rows].slice(0, limit)
}
