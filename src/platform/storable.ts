/** Deeper than any input of ours, and shallow enough for every function that calls itself. */
const deepest = 32

/**
 * The dotted path of the first text that PostgreSQL can't keep (NUL, half a surrogate pair), or of what is nested too
 * deeply to be looked at; null when all is well. Asked of every input before anything else (quality 2).
 */
export function unstorable(input: unknown): string | null {
	const waiting: { value: unknown; path: string[] }[] = [{ value: input, path: [] }]
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const { value, path } = next
		if (path.length > deepest) return path.slice(0, 3).join('.')
		if (typeof value === 'string' && !isStorable(value)) return path.join('.')
		if (typeof value !== 'object' || value === null) continue
		if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) continue
		for (const [key, inner] of Object.entries(value)) {
			if (!isStorable(key)) return [...path, '?'].join('.')
			waiting.push({ value: inner, path: [...path, key] })
		}
	}
	return null
}

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')
