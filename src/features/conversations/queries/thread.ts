import { sql } from 'kysely'
import { z } from 'zod'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { MessageView } from '../fields.ts'
import { mayReadConversation } from '../permissions.ts'
import { withCards } from './cards.ts'
import { messagesOf } from './messages.ts'
import { Standing, standingOf } from './standing.ts'
import { threadOf } from './subjects.ts'

/** 12.4: a page of a conversation, the latest by default; each page reads from the old to the new. */
export const thread = query('conversations.thread', {
	input: z.object({
		clientId: Id,
		/** `older` of the page after this one. */
		before: cursor(z.string().regex(/^\d{1,9}$/)).optional(),
		limit: z.number().int().min(1).max(100).default(40),
	}),
	output: Standing.extend({
		clientId: z.string(),
		client: z.string(),
		/** An archived client reads, and hears nothing new. */
		archived: z.boolean(),
		messages: z.array(MessageView),
		older: z.string().nullable(),
		/** 11.1: whether what is owed can be paid by card here. */
		online: z.boolean(),
		/** Of what is offered here (10.6). */
		currency: z.string(),
	}),
	subject: ({ db }, { clientId }) => threadOf(db, clientId),
	may: mayReadConversation,
	async run(reading, { client_id: clientId, name, archivedAt }, { before, limit }) {
		// Read first: a stream that goes on from here may repeat what the page has, and never leaves anything out.
		const standing = await standingOf(reading, clientId)
		const found = await messagesOf(
			reading.db,
			clientId,
			{
				where: before ? sql<boolean>`m.seq < ${Number(before[0])}` : sql<boolean>`true`,
				...{ order: sql`m.seq desc`, limit: limit + 1 },
			},
			reading.now,
		)
		const page = found.slice(0, limit).toReversed()
		const older = found.length > limit ? cursorText(String(page[0]?.seq ?? 0)) : null
		const messages = await withCards(reading, page)
		const { rows } = await sql<{ currency: string; online: boolean }>`
			select s.currency, exists (select from payment_settings p where p.online_since is not null) as online
			from studio_settings s`.execute(reading.db)
		const { currency = 'EUR', online = false } = rows[0] ?? {}
		const head = { clientId, client: name, archived: archivedAt !== null, online, currency }
		return { ...standing, ...head, messages, older }
	},
})
export type ThreadPage = z.output<NonNullable<typeof thread.output>>

/** What has come and changed since: for whoever follows a conversation, and for whoever comes back to it. */
export const changes = query('conversations.changes', {
	input: z.object({
		clientId: Id,
		/** `seq` of the thread, or `changed` of the last message there is; left out: from the beginning. */
		after: z.number().int().min(0).max(2_000_000_000).default(0),
		limit: z.number().int().min(1).max(100).default(100),
	}),
	output: Standing.extend({ messages: z.array(MessageView), more: z.boolean() }),
	subject: ({ db }, { clientId }) => threadOf(db, clientId),
	may: mayReadConversation,
	async run(reading, { client_id: clientId }, { after, limit }) {
		const standing = await standingOf(reading, clientId)
		const found = await messagesOf(
			reading.db,
			clientId,
			{ where: sql<boolean>`m.changed > ${after}`, order: sql`m.changed`, limit: limit + 1 },
			reading.now,
		)
		const messages = await withCards(reading, found.slice(0, limit))
		return { ...standing, messages, more: found.length > limit }
	},
})
export type Changes = z.output<NonNullable<typeof changes.output>>
