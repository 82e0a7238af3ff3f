import { isInTurn } from '#features/programs/rules/section-kinds.ts'

type Place = { itemId: string; number: number }
type Walked = { kind: string; items: readonly { id: string }[] }

/** The sets of a section round by round: A1, B1, A2, B2. A round is what every exercise has of that number. */
export function roundsOf<P extends Place>(section: Walked, places: readonly P[]): P[][] {
	const rounds = Map.groupBy(ofSection(section, places), ({ number }) => number)
	return [...rounds].sort(([a], [b]) => a - b).map(([, round]) => round)
}

/** In which order sets are done: in turn where the section says so, else exercise by exercise. */
export const walkOf = <P extends Place>(sections: readonly Walked[], places: readonly P[]): P[] =>
	sections.flatMap((section) =>
		isInTurn(section.kind) ? roundsOf(section, places).flat() : ofSection(section, places),
	)

/**
 * The set that comes next in a superset: of one that was begun its first open one, whatever was left out before; else where the
 * walk stands, if that is in a superset.
 */
export function nextInTurn<P extends Place>(
	sections: readonly Walked[],
	places: readonly P[],
	isOpen: (place: P) => boolean,
): P | null {
	for (const section of sections.filter(({ kind }) => isInTurn(kind))) {
		const round = roundsOf(section, places).flat()
		const next = round.find(isOpen)
		if (next && !round.every(isOpen)) return next
	}
	const next = walkOf(sections, places).find(isOpen)
	const section = sections.find(({ items }) => items.some(({ id }) => id === next?.itemId))
	return next && section && isInTurn(section.kind) ? next : null
}

const ofSection = <P extends Place>({ items }: Walked, places: readonly P[]): P[] =>
	items.flatMap(({ id }) =>
		places.filter(({ itemId }) => itemId === id).toSorted((a, b) => a.number - b.number),
	)

/** A, B, … Z, then numbers: what an exercise is called in its superset. */
export const letterOf = (at: number): string => (at < 26 ? String.fromCharCode(65 + at) : String(at + 1))
