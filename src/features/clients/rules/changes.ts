export type Changes = { before: Record<string, unknown>; after: Record<string, unknown> }

/** What is really different, for the trail (1.6) and the statement; null where nothing is. */
export function changes(before: Record<string, unknown>, wanted: Record<string, unknown>): Changes | null {
	const different = Object.keys(wanted).filter((key) => !same(before[key], wanted[key]))
	if (different.length === 0) return null
	const only = (from: Record<string, unknown>) =>
		Object.fromEntries(different.map((key) => [key, from[key] ?? null]))
	return { before: only(before), after: only(wanted) }
}

const same = (one: unknown, other: unknown): boolean => sorted(one) === sorted(other)

// The order of an object's keys says nothing.
const sorted = (value: unknown): string =>
	JSON.stringify(value ?? null, (_, inner: unknown) =>
		typeof inner === 'object' && inner !== null && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
			: inner,
	)

/** Tags that came and went; null where neither. */
export function tagChanges(before: string[], after: string[]): { added: string[]; removed: string[] } | null {
	const added = after.filter((tag) => !before.includes(tag))
	const removed = before.filter((tag) => !after.includes(tag))
	return added.length + removed.length > 0 ? { added, removed } : null
}
