import type { Locale } from '../actor.ts'
import type { Db } from '../database/transaction.ts'

/** The studio's own words for a kind of message, by language (13.1). */
export async function ownTexts(
	db: Db,
	kind: string,
): Promise<Map<Locale, { subject: string; body: string }>> {
	const rows = await db
		.selectFrom('message_text')
		.select(['locale', 'subject', 'body'])
		.where('kind', '=', kind)
		.execute()
	return new Map(rows.map(({ locale, subject, body }) => [locale as Locale, { subject, body }]))
}

/** Puts values where a text names them in braces; a name we don't know stays as it was written. */
export function fillIn(text: string, params: Record<string, string>): string {
	return text.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole)
}

/** What a short form shows, a push or a list: the first paragraph that says something; a greeting alone on its line isn't it. */
export function gistOf(text: string): string {
	const paragraphs = text.split(/\n{2,}/).map((each) => each.trim())
	return paragraphs.find((each) => !/^[^.!?]{0,60},$/.test(each)) ?? ''
}
