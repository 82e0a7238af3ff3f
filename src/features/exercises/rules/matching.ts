const joined: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', '’': "'" }

/** One spelling for search, as the database's `fold`: small letters, no accents. */
export function folded(text: string): string {
	return text
		.toLowerCase()
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[œæßøłđ’]/g, (letter) => joined[letter] ?? letter)
}

/** The words of a query, each of which has to be found. */
export const wordsOf = (query: string): string[] =>
	folded(query)
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean)

/**
 * How well names fit the words of a query; null where a word is found in none of them. Smaller is better: the whole
 * name, its beginning, the beginning of a word, the inside of one; the name before its aliases, short before long.
 */
export function rankOf(words: readonly string[], names: readonly string[]): number | null {
	const whole = words.join(' ')
	let best: number | null = null
	const all = names.join(' ')
	if (!words.every((word) => all.includes(word))) return null
	for (const [at, name] of names.entries()) {
		if (!words.every((word) => name.includes(word))) continue
		const plain = name.replace(/[^\p{L}\p{N}]+/gu, ' ')
		const fit = plain === whole ? 0 : plain.startsWith(whole) ? 1 : ` ${plain}`.includes(` ${whole}`) ? 2 : 3
		// An alias said in full beats everything but a name said in full; else names come before aliases.
		const alias = at === 0 || fit === 0 ? 0 : 4000
		const rank = fit * 1000 + alias + Math.min(at, 5) * 100 + Math.min(name.length, 99)
		if (best === null || rank < best) best = rank
	}
	return best ?? 9000
}
