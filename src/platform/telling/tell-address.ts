import type { Locale } from '../actor.ts'
import type { Db } from '../database/transaction.ts'
import { newId } from '../ids.ts'
import type { Send } from '../jobs.ts'
import { formFor, type MessageKind } from './kinds.ts'
import { renderMail } from './layout.ts'
import { commonParams } from './tell.ts'
import { fillIn, ownTexts } from './texts.ts'
import { writeMessages } from './write.ts'

export type AddressTelling<P extends string> = {
	studioId: string
	eventId: string
	/** Where it goes; null: the studio's language. */
	to: { firstName: string; email: string; locale: Locale | null; clientId: string | null }
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
		.select(['studio.name', 'settings.brand_colour', 'settings.locale', 'settings.address_clients'])
		.executeTakeFirstOrThrow()
	const locale = to.locale ?? (studio.locale as Locale)
	const form = formFor(kind, studio.address_clients)
	const texts = await ownTexts(db, kind.kind)
	const params = paramsFor({ studioName: studio.name, locale })
	const own = texts.get(locale)
	const values = { ...commonParams(to.firstName, studio.name), ...params }
	const words = own
		? { subject: fillIn(own.subject, values), body: fillIn(own.body, values) }
		: { subject: kind.subject(params, locale, form), body: kind.body(params, locale, form) }
	const link = new URL(path, address).href
	const look = { studioName: studio.name, brand: studio.brand_colour, locale, form }
	const { html, text } = renderMail({
		...words,
		...look,
		essential: kind.essential,
		button: kind.button(locale),
		link,
	})
	await writeMessages(db, send, studioId, now, [
		{
			...{ id: newId(), eventId, kind: kind.kind, channel: 'mail', clientId: to.clientId, staffId: null },
			...{ address: to.email, locale, subject: words.subject.replace(/[\r\n]+/g, ' '), html, text, link },
		},
	])
}
