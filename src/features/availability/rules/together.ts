/** A slot's start, and who offers it. */
export type Offer<Id> = { start: number; ids: Id[] }

/** The starts that at least `needed` hosts offer, in order; each host's own starts are in order already. */
export function together<Id>(
	hosts: readonly { id: Id; starts: readonly number[] }[],
	needed: number,
): Offer<Id>[] {
	const heads = hosts.map(({ id, starts }) => ({ id, starts, at: 0 }))
	const offers: Offer<Id>[] = []
	for (;;) {
		let start = Number.POSITIVE_INFINITY
		for (const { starts, at } of heads) {
			const next = starts[at]
			if (next !== undefined && next < start) start = next
		}
		if (start === Number.POSITIVE_INFINITY) return offers
		const ids: Id[] = []
		for (const head of heads) {
			if (head.starts[head.at] !== start) continue
			head.at++
			ids.push(head.id)
		}
		if (ids.length >= needed) offers.push({ start, ids })
	}
}
