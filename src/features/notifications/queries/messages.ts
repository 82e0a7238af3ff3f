import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Actor, staffIdOf } from '#platform/actor.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { anyStaff } from '#platform/permission.ts'
import { kindNamed, kindTitle } from '#platform/telling/kinds.ts'
import { query, type Reading } from '#platform/use-case.ts'

const statuses = ['queued', 'sending', 'sent', 'failed', 'suppressed'] as const

const Logged = z.object({
	id: z.string(),
	kind: z.string(),
	/** What the settings call the kind. */
	title: z.string(),
	channel: z.enum(['mail', 'push']),
	to: z.object({
		side: z.enum(['client', 'staff']),
		/** Null where the person is gone. */
		id: z.string().nullable(),
		name: z.string(),
	}),
	/** The mail address; empty for pushes, whose address is a secret. */
	address: z.string(),
	subject: z.string(),
	status: z.enum(statuses),
	attempts: z.number(),
	error: z.string().nullable(),
	createdAt: z.iso.datetime(),
	sentAt: z.iso.datetime().nullable(),
})
export type LoggedMessage = z.output<typeof Logged>

const Filters = z.object({
	status: z.enum(['waiting', 'sent', 'failed', 'suppressed']).optional(),
	channel: z.enum(['mail', 'push']).optional(),
	kind: z.string().max(80).optional(),
	clientId: Id.optional(),
	/** Part of a name or an address. */
	q: z.string().max(200).default(''),
})

/** 13.1: every mail and push with its outcome, newest first; coaches see their clients' and their own (1.3). */
export const messages = query('notifications.messages', {
	input: Filters.extend({
		after: cursor(Id).optional(),
		limit: z.number().int().min(1).max(100).default(30),
	}),
	output: z.object({ messages: z.array(Logged), next: z.string().nullable() }),
	may: anyStaff,
	async run(reading, _, { after, limit, ...filters }) {
		const where = [...conditions(filters), ...(after ? [sql`m.id < ${after[0]}::uuid`] : [])]
		const rows = await logged(reading, where, limit + 1)
		const page = rows.slice(0, limit).map((row) => entry(row, reading.locale))
		const last = rows.length > limit ? page.at(-1) : undefined
		return { messages: page, next: last ? cursorText(last.id) : null }
	},
})

/** One message with what was in it. */
export const message = query('notifications.message', {
	input: z.object({ messageId: Id }),
	output: Logged.extend({ html: z.string().nullable(), text: z.string() }),
	subject: (reading, { messageId }) => oneMessage(reading, messageId),
	may: anyStaff,
	run: async ({ locale }, row) => ({ ...entry(row, locale), html: row.html, text: row.text }),
})

type Row = Omit<LoggedMessage, 'title' | 'to' | 'createdAt' | 'sentAt'> & {
	clientId: string | null
	staffId: string | null
	name: string | null
	createdAt: Date
	sentAt: Date | null
	html: string | null
	text: string
}

/** One message, if the one who asks may see it in the log. */
export const oneMessage = async (reading: Reading, messageId: string): Promise<Row | undefined> =>
	(await logged(reading, [sql`m.id = ${messageId}::uuid`], 1))[0]

async function logged({ db, actor }: Reading, where: RawBuilder<unknown>[], limit: number): Promise<Row[]> {
	const { rows } = await sql<Row>`
		select m.id, m.kind, m.channel, m.subject, m.status, m.attempts, m.last_error as error, m.client_id as "clientId",
			m.staff_id as "staffId", m.created_at as "createdAt", m.sent_at as "sentAt", m.html, m.text,
			case m.channel when 'mail' then m.address else '' end as address,
			coalesce(trim(c.first_name || ' ' || c.last_name), s.name) as name
		from message m
		left join client c on c.studio_id = m.studio_id and c.id = m.client_id
		left join staff s on s.studio_id = m.studio_id and s.id = m.staff_id
		where ${sql.join([visible(actor), ...where], sql` and `)}
		order by m.id desc limit ${limit}`.execute(db)
	return rows
}

/** 1.3 for the log: owners and assistants see all of it, a coach what went to their clients and to themselves. */
export function visible(actor: Actor): RawBuilder<unknown> {
	if (actor.kind !== 'staff' && actor.kind !== 'key') return sql`false`
	if (actor.role !== 'coach') return sql`true`
	const me = staffIdOf(actor)
	return sql`(m.staff_id = ${me}::uuid or c.primary_coach_id = ${me}::uuid
		or (c.id is not null and c.primary_coach_id is null)
		or m.client_id = any (array(select cc.client_id from client_coach cc where cc.staff_id = ${me}::uuid)))`
}

function conditions({ status, channel, kind, clientId, q }: z.output<typeof Filters>): RawBuilder<unknown>[] {
	const words = q.replaceAll('\0', '').split(/\s+/).filter(Boolean).slice(0, 8)
	const literal = (word: string) => sql`regexp_replace(fold(${word}::text), '([\\\\%_])', '\\\\\\1', 'g')`
	return [
		...(status === 'waiting' ? [sql`m.status in ('queued', 'sending')`] : []),
		...(status && status !== 'waiting' ? [sql`m.status = ${sql.lit(status)}`] : []),
		...(channel ? [sql`m.channel = ${channel}`] : []),
		...(kind ? [sql`m.kind = ${kind}`] : []),
		...(clientId ? [sql`m.client_id = ${clientId}::uuid`] : []),
		...words.map(
			(word) => sql`(coalesce(c.search_text, fold(s.name)) like '%' || ${literal(word)} || '%'
				or m.channel = 'mail' and m.address like '%' || ${literal(word)} || '%')`,
		),
	]
}

function entry(row: Row, locale: 'en' | 'fr'): LoggedMessage {
	const kind = kindNamed(row.kind)
	return {
		id: row.id,
		kind: row.kind,
		title: kind ? kindTitle(kind, locale) : row.subject,
		channel: row.channel,
		to: { side: row.staffId ? 'staff' : 'client', id: row.clientId ?? row.staffId, name: row.name ?? '' },
		address: row.address,
		subject: row.subject,
		status: row.status,
		attempts: row.attempts,
		error: row.error,
		createdAt: row.createdAt.toISOString(),
		sentAt: row.sentAt?.toISOString() ?? null,
	}
}
