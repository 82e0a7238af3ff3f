/** What counts of a set, as it is kept: exact, whatever unit it was typed in. */
export type Amounts = {
	reps: number | null
	grams: number | null
	milliseconds: number | null
	millimetres: number | null
}

export type RecordKind = 'rep_max' | 'e1rm' | 'reps' | 'load' | 'time' | 'distance' | 'pace' | 'fastest'

/** What a set is worth in one respect: more is better, so what should be short counts below zero. */
export type Mark = {
	kind: RecordKind
	/** For how many repetitions, over how many metres; 0 where there is one of a kind. */
	at: number
	value: number
}

export const repMaxes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20]
export const distances = [100, 200, 400, 500, 800, 1000, 1500, 2000, 3000, 5000, 10_000, 21_097.5, 42_195]

/** Beyond a dozen repetitions Epley's formula says little about one. */
const estimatesUpTo = 12

/** 5.3: what could be lifted once, by Epley; lifted once is known. In whole grams. */
export const e1rm = (grams: number, reps: number): number =>
	reps === 1 ? grams : Math.round(grams * (1 + reps / 30))

/**
 * 5.3: all that one set counts for, the most telling last. It goes by what was logged: five with 100 kg are three with 100 kg
 * as well, and ten kilometres hold every shorter distance in at most their time.
 */
export function marksOf({ reps, grams, milliseconds, millimetres }: Amounts): Mark[] {
	const marks: Mark[] = []
	const mark = (kind: RecordKind, value: number, at = 0) => marks.push({ kind, at, value })
	if (reps && grams) {
		if (reps <= estimatesUpTo) mark('e1rm', e1rm(grams, reps))
		for (const at of repMaxes) if (at <= reps) mark('rep_max', grams, at)
	} else if (reps) mark('reps', reps)
	else if (grams) mark('load', grams)
	if (millimetres) {
		if (milliseconds) {
			mark('pace', -milliseconds / millimetres)
			for (const at of distances) if (at * 1000 <= millimetres) mark('fastest', -milliseconds, at)
		}
		mark('distance', millimetres)
	} else if (milliseconds && !reps) mark('time', milliseconds)
	return marks
}

/** One text for each kind and what it is for. */
export const markKey = ({ kind, at }: Pick<Mark, 'kind' | 'at'>): string => `${kind} ${at}`

export type Best<S> = Mark & { set: S }

/** 5.3: the best of these sets in every respect, by `markKey`. Given in the order done: of equals the first keeps it. */
export function recordsOf<S extends Amounts>(sets: readonly S[]): Map<string, Best<S>> {
	const records = new Map<string, Best<S>>()
	for (const set of sets)
		for (const mark of marksOf(set)) {
			const standing = records.get(markKey(mark))
			if (!standing || mark.value > standing.value) records.set(markKey(mark), { ...mark, set })
		}
	return records
}

/** Without what says no more: three with 100 kg go without saying where five were done with it. */
export const telling = <M extends Mark>(records: readonly M[]): M[] =>
	records.filter(
		({ kind, at, value }) =>
			!records.some((other) => other.kind === kind && other.at > at && other.value >= value),
	)

/** What is to be beaten, by `markKey`, and its name for who reads it. */
export type Standing = Record<string, { value: number; name: string }>

/**
 * 5.3: the name of the record that `set` is among `sets` of one log, against what stood without that log; the most telling
 * where it is several. What was never done before sets a mark and beats none.
 */
export function recordIn<S extends Amounts>(
	standing: Standing,
	sets: readonly S[],
	set: S,
): string | undefined {
	let name: string | undefined
	for (const [key, best] of recordsOf(sets)) {
		const before = standing[key]
		if (best.set === set && before && best.value > before.value) name = before.name
	}
	return name
}
