/** Numbers that look like chance and are always the same for the same name (mulberry32 over FNV-1a). */
export type Chance = {
	/** From 0 up to, not including, 1. */
	share: () => number
	among: <T>(all: readonly T[]) => T
}

export function chance(name: string): Chance {
	let state = 2_166_136_261
	for (const sign of name) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 16_777_619)
	const share = () => {
		state = (state + 0x6d2b79f5) | 0
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
	}
	return {
		share,
		among: (all) => {
			const one = all[Math.floor(share() * all.length)]
			if (one === undefined) throw new Error('nothing to choose from')
			return one
		},
	}
}
