/** "Technique × 2, Circuit": what was paid for, each thing once. */
export function thingsWords(titles: readonly string[]): string {
	const times = new Map<string, number>()
	for (const title of titles) times.set(title, (times.get(title) ?? 0) + 1)
	return [...times].map(([title, count]) => (count > 1 ? `${title} × ${count}` : title)).join(', ')
}
