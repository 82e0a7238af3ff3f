import type { Locale } from '../actor.ts'
import type { Db } from '../database/transaction.ts'
import { newId } from '../ids.ts'
import type { Send } from '../jobs.ts'
import type { MessageKind } from './kinds.ts'
import { renderMail } from './layout.ts'
import { wordsFor, writeMessages } from './tell.ts'
import { ownTexts } from './texts.ts'

export type AddressTelling<P extends string> = {
	studioId: string
	eventId: string
	/** Where it goes; null: the studio's language. */
	to: { email: string; locale: Locale | null; clientId: string | null }
	/** A path of ours; the public address is put before it. */
	link: string
	params: (about: { studioName: string; locale: Locale }) => Record<P, string>
}

/** Mails somebody who may have no account yet: an invitation. Otherwise as `tell`, in the caller's transaction. */
export async function tellAddress<P extends string>(
	{ db, send, now, address }: { db: Db; send: Send; now: Date; address: string },
	kind: MessageKind<P>,
	{ studioId, eventId, to, link: path, params: paramsFor }: AddressTelling<P>,
): Promise<void> {
	const studio = await db
		.selectFrom('studio_settings as settings')
		.innerJoin('studio', 'studio.id', 'settings.studio_id')
		.select(['studio.name', 'settings.brand_colour', 'settings.locale'])
		.executeTakeFirstOrThrow()
	const locale = to.locale ?? (studio.locale as Locale)
	const texts = await ownTexts(db, kind.kind)
	const words = wordsFor(kind, texts.get(locale), paramsFor({ studioName: studio.name, locale }), locale)
	const link = new URL(path, address).href
	const look = { studioName: studio.name, brand: studio.brand_colour, locale, essential: kind.essential }
	const { html, text } = renderMail({ ...words, ...look, button: kind.button(locale), link })
	await writeMessages(db, send, studioId, [
		{
			...{ studio_id: studioId, id: newId(), event_id: eventId, kind: kind.kind, channel: 'mail' },
			...{ client_id: to.clientId, staff_id: null, address: to.email, locale },
			...{ subject: words.subject.replace(/[\r\n]+/g, ' '), html, text, link, created_at: now },
		},
	])
}
