import { sql } from 'kysely'
import { z } from 'zod'
import { cursor, cursorText } from '#platform/cursor.ts'
import { eventInWords } from '#platform/i18n/event-words.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { coachOf } from '../permissions.ts'
import { clientRow } from './client-row.ts'

const Entry = z.object({
	id: z.string(),
	at: z.date(),
	text: z.string(),
	by: z.string(),
	via: z.enum(['hand', 'api', 'assistant', 'system']),
	before: z.record(z.string(), z.unknown()).nullable(),
	after: z.record(z.string(), z.unknown()).nullable(),
})

/** 1.6: what happened to a client, and to the records merged into it, newest first. */
export const clientActivity = query('clients.client-activity', {
	input: z.object({
		clientId: Id,
		before: cursor(Id).optional(),
		limit: z.number().int().min(1).max(100).default(40),
	}),
	output: z.object({ entries: z.array(Entry), next: z.string().nullable() }),
	subject: ({ db }, { clientId }) => clientRow(db, clientId),
	may: coachOf,
	async run({ db, locale }, client, { before, limit }) {
		let rows = db
			.selectFrom('event')
			.select(['id', 'name', 'at', 'actor_name', 'via', 'before', 'after'])
			.where(
				sql<boolean>`event.client_id = any (array(
					select ${client.id}::uuid union all select m.client_id from client_merged m where m.into_client_id = ${client.id}::uuid))`,
			)
		if (before) rows = rows.where('id', '<', before[0])
		const found = await rows
			.orderBy('id', 'desc')
			.limit(limit + 1)
			.execute()
		const entries = found.slice(0, limit).map((row) => ({
			id: row.id,
			at: row.at,
			text: eventInWords(row.name, locale),
			by: row.actor_name,
			via: row.via as 'hand' | 'api' | 'assistant' | 'system',
			before: row.before as Record<string, unknown> | null,
			after: row.after as Record<string, unknown> | null,
		}))
		const last = found.length > limit ? entries.at(-1) : undefined
		return { entries, next: last ? cursorText(last.id) : null }
	},
})
