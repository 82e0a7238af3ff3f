/** Longest search, in characters: what is longer is no name (2.2). */
export const longestSearch = 200

/** The words of a search, as typed; at most eight, since each is one condition. */
export const searchWords = (query: string): string[] =>
	query
		.normalize('NFC')
		// biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL can't be asked for NUL
		.split(/[\s,;\u0000]+/)
		.filter(Boolean)
		.slice(0, 8)

/** One or two letters start a word; from three on a word may stand anywhere, found by its trigrams. */
export const isShort = (word: string): boolean => [...word].length < 3

export type Cursor = { sortName: string; id: string }

/** Where the next page starts: after this name and id. Opaque to whoever carries it. */
export const cursorText = ({ sortName, id }: Cursor): string =>
	Buffer.from(JSON.stringify([sortName, id])).toString('base64url')

export function readCursor(text: string): Cursor | null {
	try {
		const [sortName, id]: unknown[] = JSON.parse(Buffer.from(text, 'base64url').toString())
		const fits = typeof sortName === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)
		return fits && !sortName.includes('\0') ? { sortName, id } : null
	} catch {
		return null
	}
}
