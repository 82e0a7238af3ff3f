import { z } from 'zod'
import { visibleTo } from '#features/clients/queries/visible.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { shareOf } from './share.ts'

/**
 * 13.1: what was sent about a program being shared: to whom, by which channel, with which outcome; a coach's own clients only (1.3). Newest first. `message`
 * and `event` are the house's own tables.
 */
export const mailsOfProgram = query('sharing.mails-of-program', {
	input: z.object({
		programId: Id,
		after: cursor(Id).optional(),
		limit: z.number().int().min(1).max(100).default(20),
	}),
	output: z.object({
		messages: z.array(
			z.object({
				id: z.string(),
				channel: z.enum(['mail', 'push']),
				clientId: z.string().nullable(),
				name: z.string(),
				address: z.string(),
				status: z.enum(['queued', 'sending', 'sent', 'failed', 'suppressed']),
				error: z.string().nullable(),
				createdAt: z.iso.datetime(),
				sentAt: z.iso.datetime().nullable(),
			}),
		),
		next: z.string().nullable(),
	}),
	subject: ({ db }, { programId }) => shareOf(db, programId),
	may: coaches,
	async run({ db, actor }, _, { programId, after, limit }) {
		const rows = await db
			.selectFrom('event')
			.innerJoin('message', (join) =>
				join.onRef('message.studio_id', '=', 'event.studio_id').onRef('message.event_id', '=', 'event.id'),
			)
			.innerJoin('client as c', (join) =>
				join.onRef('c.studio_id', '=', 'message.studio_id').onRef('c.id', '=', 'message.client_id'),
			)
			.where(visibleTo(actor))
			.where('event.subject_id', '=', programId)
			.where('message.kind', '=', 'program-available')
			.$if(after !== undefined, (rows) => rows.where('message.id', '<', (after as [string])[0]))
			.select(['message.id', 'message.channel', 'message.client_id', 'message.address', 'message.status'])
			.select(['message.last_error', 'message.created_at', 'message.sent_at'])
			.select(['c.first_name', 'c.last_name'])
			.orderBy('message.id', 'desc')
			.limit(limit + 1)
			.execute()
		const messages = rows.slice(0, limit).map((row) => ({
			id: row.id,
			channel: row.channel as 'mail' | 'push',
			clientId: row.client_id,
			name: `${row.first_name ?? ''} ${row.last_name ?? ''}`.trim(),
			address: row.channel === 'mail' ? row.address : '',
			status: row.status as 'queued' | 'sending' | 'sent' | 'failed' | 'suppressed',
			error: row.last_error,
			createdAt: row.created_at.toISOString(),
			sentAt: row.sent_at?.toISOString() ?? null,
		}))
		const last = rows.length > limit ? messages.at(-1) : undefined
		return { messages, next: last ? cursorText(last.id) : null }
	},
})
