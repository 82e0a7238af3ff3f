import { type Amounts, type RecordKind, type Respect, worthsOf } from './worth.ts'

const at = (kind: RecordKind, ...many: number[]): Respect[] => many.map((at) => ({ kind, at }))

/** Every respect in which there are records, least telling first. */
export const respects: readonly Respect[] = [
	...at('e1rm', 0),
	...at('rep_max', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20),
	...at('load', 0),
	...at('reps', 0),
	...at('pace', 0),
	...at('fastest', 100, 200, 400, 500, 800, 1000, 1500, 2000, 3000, 5000, 10_000, 21_097.5, 42_195),
	...at('distance', 0),
	...at('time', 0),
]

export type Best<S> = Respect & { value: number; set: S }

/** 5.3: the best of these sets in every respect. Given in the order done: of equals the first keeps it. */
export function recordsOf<S extends Amounts>(sets: readonly S[]): Best<S>[] {
	return respects.flatMap((respect) => {
		const worths = worthsOf(respect, sets)
		const value = Math.max(...worths)
		const set = sets[worths.indexOf(value)]
		return set && Number.isFinite(value) ? [{ ...respect, value, set }] : []
	})
}

/** Without what says no more: three with 100 kg go without saying where five were done with it. */
export const telling = <M extends Respect & { value: number }>(records: readonly M[]): M[] =>
	records.filter(
		({ kind, at, value }) =>
			!records.some((other) => other.kind === kind && other.at > at && other.value >= value),
	)
