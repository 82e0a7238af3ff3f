/** From an instant up to, not including, another. */
export type Span = { start: number; end: number }

/** Spans in any order as few, in order: what touches or overlaps is one, and empty ones are none. */
export function joined(spans: readonly Span[]): Span[] {
	const found: Span[] = []
	for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
		if (start >= end) continue
		const last = found.at(-1)
		if (last && start <= last.end) last.end = Math.max(last.end, end)
		else found.push({ start, end })
	}
	return found
}

/** What is left of `spans` without `others`; both in order and joined. */
export function less(spans: readonly Span[], others: readonly Span[]): Span[] {
	return spans.flatMap((span) => {
		const left: Span[] = []
		let { start } = span
		for (const other of others) {
			if (other.end <= start) continue
			if (other.start >= span.end) break
			if (other.start > start) left.push({ start, end: other.start })
			start = other.end
		}
		return start < span.end ? [...left, { start, end: span.end }] : left
	})
}
