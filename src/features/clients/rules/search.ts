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
