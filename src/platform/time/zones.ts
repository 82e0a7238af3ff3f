/**
 * Wall time and instants by plain arithmetic. A zone's changes of offset are asked of Intl once and kept; after that
 * nothing is formatted or allocated. Instants are milliseconds since 1970 in UTC. Wall times are milliseconds too: what
 * the clock on the wall shows, read as if it were UTC (2027-06-07 09:00 is Date.UTC(2027, 5, 7, 9), in whatever zone).
 */
export type Zone = {
	/** "Compatible", as RFC 9557 and Temporal have it: in a gap later by the gap, in an overlap the earlier instant. */
	instantOf: (wall: number) => number
	wallOf: (instant: number) => number
}

/** From `at` on, the offset is `after`; until then `before`. */
type Change = { at: number; before: number; after: number }
type Stretch = { offset: number; changes: Change[] }

const DAY_MS = 86_400_000
// About a year: few enough to ask at once, and what is asked again is almost always in the same ones.
const STRETCH_MS = 364 * DAY_MS
// The shortest any zone kept an offset before it went back, since 1970: Recife in 2000, a night less than seven days.
const STEP_MS = 3 * DAY_MS
// The largest change there was: Samoa left out a whole day.
const MARGIN_MS = 2 * DAY_MS

const stretches = new Map<string, Map<number, Stretch>>()

/** A zone as it is between two instants (or wall times), both included. Throws a RangeError on an unknown zone. */
export function zoneBetween(timeZone: string, from: number, to: number): Zone {
	const first = Math.floor((from - MARGIN_MS) / STRETCH_MS)
	const last = Math.floor((to + MARGIN_MS) / STRETCH_MS)
	const changes: Change[] = []
	for (let n = first; n <= last; n++) changes.push(...stretchOf(timeZone, n).changes)
	const { offset } = stretchOf(timeZone, first)
	// The first wall time that is read with the offset after: at the end of a gap, or of an overlap's first pass.
	const walls = changes.map(({ at, before, after }) => at + Math.max(before, after))
	return {
		instantOf(wall) {
			let n = 0
			while (wall >= (walls[n] ?? Number.POSITIVE_INFINITY)) n++
			return wall - (changes[n - 1]?.after ?? offset)
		},
		wallOf(instant) {
			let n = 0
			while (instant >= (changes[n]?.at ?? Number.POSITIVE_INFINITY)) n++
			return instant + (changes[n - 1]?.after ?? offset)
		},
	}
}

function stretchOf(timeZone: string, n: number): Stretch {
	// Intl takes a name in any case: without this, one zone could be kept in a thousand spellings.
	const name = timeZone.toLowerCase()
	const known = stretches.get(name)?.get(n)
	if (known) return known
	const found = asked(timeZone, n * STRETCH_MS, (n + 1) * STRETCH_MS)
	const all = stretches.get(name) ?? new Map<number, Stretch>()
	stretches.set(name, all.set(n, found))
	return found
}

/** The changes after `from` up to and including `to`. */
function asked(timeZone: string, from: number, to: number): Stretch {
	// Swedish writes ISO dates, and seconds: until a hundred years ago offsets had them.
	const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
	const offsetAt = (instant: number) => Date.parse(`${format.format(instant).replace(' ', 'T')}Z`) - instant
	const changes: Change[] = []
	const offset = offsetAt(from)
	for (let low = from, before = offset; low < to; ) {
		const high = Math.min(low + STEP_MS, to)
		if (offsetAt(high) === before) {
			low = high
			continue
		}
		const at = firstWith((instant) => offsetAt(instant) !== before, low, high)
		const after = offsetAt(at)
		changes.push({ at, before, after })
		low = at
		before = after
	}
	return { offset, changes }
}

/** The first second after `low` for which `holds`, which is so at `high`. */
function firstWith(holds: (instant: number) => boolean, low: number, high: number): number {
	let [before, from] = [low / 1000, high / 1000]
	while (from - before > 1) {
		const middle = Math.floor((before + from) / 2)
		if (holds(middle * 1000)) from = middle
		else before = middle
	}
	return from * 1000
}
