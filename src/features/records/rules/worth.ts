/** What counts of a set, as it is kept: exact, whatever unit it was typed in. 0 is nothing. */
export type Amounts = { reps: number; grams: number; milliseconds: number; millimetres: number }

/** 5.3: what could be lifted once, by Epley; lifted once is known. In whole grams. */
export const e1rm = (grams: number, reps: number): number =>
	reps === 1 ? grams : Math.round(grams * (1 + reps / 30))

/**
 * 5.3: what a set is worth in one respect, `at` so many repetitions or metres; nothing where it doesn't count. More is better,
 * so what should be short counts below zero. It goes by what was logged: five with 100 kg are three with 100 kg as well, and
 * ten kilometres hold every shorter distance in at most their time. Beyond a dozen repetitions Epley says little about one.
 */
const worth = {
	e1rm: ({ reps, grams }: Amounts, _: number) => reps > 0 && reps <= 12 && e1rm(grams, reps),
	rep_max: ({ reps, grams }: Amounts, at: number) => reps >= at && grams,
	load: ({ reps, grams }: Amounts, _: number) => !reps && grams,
	reps: ({ reps, grams }: Amounts, _: number) => !grams && reps,
	pace: ({ millimetres, milliseconds }: Amounts, _: number) => millimetres && -milliseconds / millimetres,
	fastest: ({ millimetres, milliseconds }: Amounts, at: number) => millimetres >= at * 1000 && -milliseconds,
	distance: ({ millimetres }: Amounts, _: number) => millimetres,
	time: ({ reps, millimetres, milliseconds }: Amounts, _: number) => !reps && !millimetres && milliseconds,
}

export type RecordKind = keyof typeof worth
/** One respect in which there is a record; `at` is 0 where there is one of a kind. */
export type Respect = { kind: RecordKind; at: number }

/** How good each set is in one respect. */
export const worthsOf = ({ kind, at }: Respect, sets: readonly Amounts[]): number[] =>
	sets.map((set) => worth[kind](set, at) || Number.NEGATIVE_INFINITY)

/** What is to be beaten in one respect, and what is said of a set that beats it. */
export type Standing = Respect & { value: number; says: string }

/**
 * 5.3: what is said of the set at `place` where it is a record among all of its exercise in one log, against what stood without
 * that log, least telling first; the most telling where it is several. Of equals the first has it. What was never done
 * before sets a mark and beats none.
 */
export function recordIn(standing: readonly Standing[], sets: readonly Amounts[], place: number) {
	return standing.findLast((before) => {
		const worths = worthsOf(before, sets)
		const best = Math.max(...worths)
		return best > before.value && worths.indexOf(best) === place
	})?.says
}
