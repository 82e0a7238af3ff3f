import { z } from 'zod'
import { unstorable } from './storable.ts'

/** Where the next page of a list begins: what its rows are sorted by, of the last row shown. Opaque to whoever carries it. */
export const cursorText = (...place: string[]): string =>
	Buffer.from(JSON.stringify(place)).toString('base64url')

/**
 * The input that takes such a text back, as the values it was made of: `after: cursor(z.string(), Id).optional()`. A text
 * we didn't write is refused by the name of its field: the first page again would look like more of the list.
 */
export function cursor<const P extends [z.ZodType<string>, ...z.ZodType<string>[]]>(...parts: P) {
	const place = z.tuple(parts)
	return z.string().transform((text, context) => {
		const read = place.safeParse(placeIn(text))
		if (read.success && unstorable(read.data) === null) return read.data
		context.addIssue({ code: 'custom', params: { cursor: text } })
		return z.NEVER
	})
}

function placeIn(text: string): unknown {
	try {
		return JSON.parse(Buffer.from(text, 'base64url').toString())
	} catch {
		return null
	}
}

/** The cursor that couldn't be read, where nothing else is wrong with the input. */
export function unreadableCursor(error: z.ZodError): string | null {
	const [text] = error.issues.map((issue) => (issue.code === 'custom' ? issue.params?.cursor : undefined))
	return error.issues.length === 1 && typeof text === 'string' ? text : null
}
