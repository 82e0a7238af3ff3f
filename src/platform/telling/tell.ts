import type { Locale } from '../actor.ts'
import type { Db } from '../database/transaction.ts'
import { newId } from '../ids.ts'
import type { Send } from '../jobs.ts'
import type { Channel, MessageKind } from './kinds.ts'
import { renderMail } from './layout.ts'
import { type Recipient, recipientsOf } from './recipients.ts'
import { fillIn, gistOf, ownTexts } from './texts.ts'
import { type Unsubscription, unsubscribePage, unsubscribeSigner } from './unsubscribe.ts'
import { type MessageToWrite, type NoticeToWrite, writeMessages, writeNotices } from './write.ts'

export type Telling<P extends string> = {
	studioId: string
	eventId: string
	/** Client ids or staff ids, as the kind says. Unknown, archived and removed people are passed over. */
	to: readonly string[]
	/** A path of ours, `/client/programs/…`; the public address is put before it. Where readers differ in what they may open, each their own. */
	link: string | ((reader: Recipient) => string)
	/** What the text names, said for one reader: dates and units are theirs. */
	params: (reader: Recipient) => Record<P, string>
	/** From then on it has lost its sense, and isn't sent any more. */
	notAfter?: Date
	/** An invitation for one reader's calendar, to travel with the mail (7.7). */
	calendar?: (reader: Recipient) => { method: 'REQUEST' | 'CANCEL' | 'PUBLISH'; text: string } | null
}

type With = { db: Db; send: Send; now: Date; address: string }

/** How many people are read, worded and written at a time: the mails of one batch are in memory together. */
const batch = 200

/**
 * Tells people something by mail, push and in-app notice, as studio and person have chosen (13.1). Rows and jobs are
 * written in the caller's transaction, once per event and recipient however often this runs (I25, I27), with a handful
 * of statements per 200 people. Returns who was told by what.
 */
export async function tell<P extends string>(
	{ db, send, now, address }: With,
	kind: MessageKind<P>,
	telling: Telling<P>,
): Promise<{ personId: string; channels: Channel[] }[]> {
	const told: { personId: string; channels: Channel[] }[] = []
	if (telling.to.length === 0) return told
	const texts = await ownTexts(db, kind.kind)
	const sign = kind.essential ? null : await unsubscribeSigner()
	const ids = [...new Set(telling.to)]
	for (let from = 0; from < ids.length; from += batch) {
		const readers = await recipientsOf(db, kind, ids.slice(from, from + batch))
		const said = readers.map((reader) => wording({ kind, telling, texts, sign, address }, reader))
		await writeNotices(
			db,
			telling.studioId,
			now,
			said.flatMap((each) => each.notice ?? []),
		)
		await writeMessages(
			db,
			send,
			telling.studioId,
			now,
			said.flatMap((each) => each.messages),
		)
		told.push(...said.map(({ personId, channels }) => ({ personId, channels })))
	}
	return told
}

/** By which channels people would be told, without telling them: for previews. */
export async function reachOf(
	db: Db,
	kind: MessageKind,
	ids: readonly string[],
): Promise<Map<string, Channel[]>> {
	const readers = await recipientsOf(db, kind, ids)
	return new Map(readers.map((reader) => [reader.id, reached(reader)]))
}

/** Channels that lead to this reader: wanted, and with somewhere to go. */
function reached({ wants, email, pushSubscriptions }: Recipient): Channel[] {
	const has = { mail: email !== null, push: pushSubscriptions.length > 0, notice: true }
	return [...wants].filter((channel) => has[channel])
}

type Said<P extends string> = {
	kind: MessageKind<P>
	telling: Telling<P>
	texts: Map<Locale, { subject: string; body: string }>
	sign: ((what: Unsubscription) => string) | null
	address: string
}

type Wording = {
	personId: string
	channels: Channel[]
	notice: NoticeToWrite | null
	messages: MessageToWrite[]
}

function wording<P extends string>(said: Said<P>, reader: Recipient): Wording {
	const { kind, telling, address } = said
	const { notAfter } = telling
	const params = telling.params(reader)
	const words = wordsFor(kind, said.texts.get(reader.locale), params, reader)
	const channels = reached(reader)
	const person = {
		clientId: kind.to === 'client' ? reader.id : null,
		staffId: kind.to === 'staff' ? reader.id : null,
	}
	const common = { ...person, id: newId(), eventId: telling.eventId, kind: kind.kind }
	const subject = words.subject.replace(/[\r\n]+/g, ' ')
	const path = typeof telling.link === 'string' ? telling.link : telling.link(reader)
	const link = new URL(path, address).href
	const message = { ...common, locale: reader.locale, subject, link, ...(notAfter ? { notAfter } : {}) }
	const messages: MessageToWrite[] = []
	if (channels.includes('mail'))
		messages.push({ ...message, ...mailFor(said, reader, { ...words, subject }, link) })
	if (channels.includes('push')) {
		const text = gistOf(words.body)
		for (const device of reader.pushSubscriptions)
			messages.push({ ...message, id: newId(), channel: 'push', address: device, html: null, text })
	}
	const notice = channels.includes('notice') ? { ...common, id: newId(), params, link: path } : null
	return { personId: reader.id, channels, notice, messages }
}

function mailFor<P extends string>(
	{ kind, telling, sign }: Said<P>,
	reader: Recipient,
	words: { subject: string; body: string },
	link: string,
) {
	const token = sign?.({ studioId: telling.studioId, personId: reader.id, kind: kind.kind })
	const { html, text } = renderMail({
		...words,
		button: kind.button(reader.locale),
		link,
		studioName: reader.studioName,
		brand: reader.brand,
		locale: reader.locale,
		form: reader.form,
		essential: kind.essential,
		...(token ? { stop: unsubscribePage(token) } : {}),
	})
	const invitation = telling.calendar?.(reader)
	return {
		...{ channel: 'mail' as const, address: reader.email ?? '', html, text },
		...(invitation ? { calendarMethod: invitation.method, calendar: invitation.text } : {}),
	}
}

function wordsFor<P extends string>(
	kind: MessageKind<P>,
	own: { subject: string; body: string } | undefined,
	params: Record<P, string>,
	{ locale, form, firstName, studioName }: Recipient,
) {
	if (!own) return { subject: kind.subject(params, locale, form), body: kind.body(params, locale, form) }
	const values = { ...commonParams(firstName, studioName), ...params }
	return { subject: fillIn(own.subject, values), body: fillIn(own.body, values) }
}

/** What a studio's own text may name for every kind, beside the kind's own params. */
export const commonParams = (firstName: string, studioName: string): Record<string, string> => ({
	firstName,
	studio: studioName,
})
