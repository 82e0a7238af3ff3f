import { fillIn } from '#platform/telling/texts.ts'

/** Names that a text has in braces and that this kind doesn't fill in: they would go out as they stand. */
export function unknownNames(text: string, known: readonly string[]): string[] {
	const names = [...text.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? [])
	return [...new Set(names)].filter((name) => !known.includes(name))
}

/** A line as it will read. */
export const filled = (text: string, values: Record<string, string>): string => fillIn(text, values)

/** A text as it will read, in paragraphs. */
export const paragraphsOf = (body: string, values: Record<string, string>): string[] =>
	filled(body, values)
		.split(/\n{2,}/)
		.map((each) => each.trim())
		.filter(Boolean)
