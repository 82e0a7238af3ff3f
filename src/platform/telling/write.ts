import { sql } from 'kysely'
import type { Locale } from '../actor.ts'
import type { Db } from '../database/transaction.ts'
import { jobs, type Send } from '../jobs.ts'

type ToPerson = { id: string; eventId: string; kind: string; clientId: string | null; staffId: string | null }

export type NoticeToWrite = ToPerson & { params: Record<string, string>; link: string }
export type MessageToWrite = ToPerson & {
	channel: 'mail' | 'push'
	address: string
	locale: Locale
	subject: string
	text: string
	html: string | null
	link: string
	notAfter?: Date
	/** An invitation that travels with a mail (7.7). */
	calendarMethod?: 'REQUEST' | 'CANCEL' | 'PUBLISH'
	calendar?: string
}

/**
 * Writes outgoing messages and one job for each, in the caller's transaction (I25). One that is there already, by event,
 * kind, channel and address, is left as it is and gets no second job (I27). Two statements, whatever the number of rows:
 * they travel as one JSON value, so that the statement is always the same and is planned once.
 */
export async function writeMessages(
	db: Db,
	send: Send,
	studioId: string,
	now: Date,
	messages: MessageToWrite[],
): Promise<void> {
	if (messages.length === 0) return
	const { rows } = await sql<{ id: string }>`
		insert into message (studio_id, id, event_id, kind, channel, client_id, staff_id, address, locale, subject,
			text, html, link, not_after, calendar_method, calendar, created_at)
		select ${studioId}::uuid, id, "eventId", kind, channel, "clientId", "staffId", address, locale, subject,
			text, html, link, "notAfter", "calendarMethod", calendar, ${now}::timestamptz
		from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) as m (id uuid, "eventId" uuid, kind text, channel text,
			"clientId" uuid, "staffId" uuid, address text, locale text, subject text, text text, html text, link text,
			"notAfter" timestamptz, "calendarMethod" text, calendar text)
		on conflict (studio_id, event_id, kind, channel, address) where event_id is not null do nothing
		returning id`.execute(db)
	await send(
		db,
		jobs.deliver,
		rows.map(({ id }) => ({ studioId, messageId: id })),
	)
}

/** Writes in-app notices: once per event, kind and person. One statement. */
export async function writeNotices(
	db: Db,
	studioId: string,
	now: Date,
	notices: NoticeToWrite[],
): Promise<void> {
	if (notices.length === 0) return
	await sql`
		insert into notice (studio_id, id, event_id, kind, client_id, staff_id, params, link, created_at)
		select ${studioId}::uuid, id, "eventId", kind, "clientId", "staffId", params, link, ${now}::timestamptz
		from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb) as n (id uuid, "eventId" uuid, kind text,
			"clientId" uuid, "staffId" uuid, params jsonb, link text)
		on conflict do nothing`.execute(db)
}
