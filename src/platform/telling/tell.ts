import type { Locale } from '../actor.ts'
import type { Db } from '../database/transaction.ts'
import { newId } from '../ids.ts'
import { jobs, type Send } from '../jobs.ts'
import type { Channel, MessageKind } from './kinds.ts'
import { renderMail } from './layout.ts'
import { type Recipient, recipientsOf } from './recipients.ts'
import { fillIn, ownTexts } from './texts.ts'

export type Telling<P extends string> = {
	studioId: string
	eventId: string
	/** Client ids or staff ids, as the kind says. Unknown, archived and removed people are passed over. */
	to: readonly string[]
	/** A path of ours, `/client/programs/…`; the public address is put before it. */
	link: string
	/** What the text names, said for one reader: dates and units are theirs. */
	params: (reader: Recipient) => Record<P, string>
}

type With = { db: Db; send: Send; now: Date; address: string }

/**
 * Tells people something by mail, push and in-app notice, as studio and person have chosen (13.1). Rows and jobs are
 * written in the caller's transaction, once per event and recipient however often this runs (I25, I27).
 * Returns who was told by what.
 */
export async function tell<P extends string>(
	{ db, send, now, address }: With,
	kind: MessageKind<P>,
	telling: Telling<P>,
): Promise<{ personId: string; channels: Channel[] }[]> {
	const readers = await recipientsOf(db, kind, telling.to)
	const texts = await ownTexts(db, kind.kind)
	const told: { personId: string; channels: Channel[] }[] = []
	for (const reader of readers) {
		const params = telling.params(reader)
		const words = wordsFor(kind, texts.get(reader.locale), params, reader.locale)
		const link = new URL(telling.link, address).href
		if (reader.wants.has('notice')) await writeNotice(db, now, kind, telling, reader, params)
		const outgoing = outgoingRows(kind, telling, reader, words, link, now)
		await writeMessages(db, send, telling.studioId, outgoing)
		told.push({ personId: reader.id, channels: [...reader.wants] })
	}
	return told
}

/** A message's words: the studio's own where it has some (13.1). */
export function wordsFor<P extends string>(
	kind: MessageKind<P>,
	own: { subject: string; body: string } | undefined,
	params: Record<P, string>,
	locale: Locale,
) {
	if (own) return { subject: fillIn(own.subject, params), body: fillIn(own.body, params) }
	return { subject: kind.subject(params, locale), body: kind.body(params, locale) }
}

/** A row of `message`, about to be written. */
export type Outgoing = ReturnType<typeof outgoingRows>[number]

function outgoingRows<P extends string>(
	kind: MessageKind<P>,
	telling: Telling<P>,
	reader: Recipient,
	words: { subject: string; body: string },
	link: string,
	now: Date,
) {
	const common = {
		studio_id: telling.studioId,
		event_id: telling.eventId,
		kind: kind.kind,
		client_id: kind.to === 'client' ? reader.id : null,
		staff_id: kind.to === 'staff' ? reader.id : null,
		locale: reader.locale,
		subject: words.subject.replace(/[\r\n]+/g, ' '),
		link,
		created_at: now,
	}
	const rows = []
	if (reader.wants.has('mail') && reader.email) {
		const button = kind.button(reader.locale)
		const { html, text } = renderMail({
			...words,
			button,
			link,
			studioName: reader.studioName,
			brand: reader.brand,
			locale: reader.locale,
			essential: kind.essential,
		})
		rows.push({ ...common, id: newId(), channel: 'mail', address: reader.email, html, text })
	}
	if (reader.wants.has('push')) {
		for (const subscription of reader.pushSubscriptions) {
			rows.push({
				...common,
				id: newId(),
				channel: 'push',
				address: subscription,
				html: null,
				text: words.body.split('\n\n')[0] ?? '',
			})
		}
	}
	return rows
}

/** Writes messages and their jobs, once per event and recipient (I25, I27). */
export async function writeMessages(db: Db, send: Send, studioId: string, rows: Outgoing[]): Promise<void> {
	if (rows.length === 0) return
	const written = await db
		.insertInto('message')
		.values(rows)
		.onConflict((again) =>
			again
				.columns(['studio_id', 'event_id', 'kind', 'channel', 'address'])
				.where('event_id', 'is not', null)
				.doNothing(),
		)
		.returning('id')
		.execute()
	await send(
		db,
		jobs.deliver,
		written.map(({ id }) => ({ studioId, messageId: id })),
	)
}

async function writeNotice<P extends string>(
	db: Db,
	now: Date,
	kind: MessageKind<P>,
	telling: Telling<P>,
	reader: Recipient,
	params: Record<P, string>,
): Promise<void> {
	await db
		.insertInto('notice')
		.values({
			studio_id: telling.studioId,
			id: newId(),
			event_id: telling.eventId,
			kind: kind.kind,
			client_id: kind.to === 'client' ? reader.id : null,
			staff_id: kind.to === 'staff' ? reader.id : null,
			params: JSON.stringify(params),
			link: telling.link,
			created_at: now,
		})
		.onConflict((again) => again.doNothing())
		.execute()
}
