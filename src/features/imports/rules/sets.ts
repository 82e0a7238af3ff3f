import type { ExerciseRef } from '#features/exercises/rules/keys.ts'
import type { Said } from './read-row.ts'

export type SaidRow = { number: number; said: Said }
type Meaning = { exercise: ExerciseRef | null; name: string }

const most = 100

/**
 * Rows as logs: those of one day and name are one, in the order of the file. A set has the number the file says where that is free,
 * else the next one that is. `over`: rows beyond the hundredth set of an exercise in a log.
 */
export function numbered(rows: readonly SaidRow[], meaningOf: (name: string) => Meaning) {
	const over: number[] = []
	const logs = [
		...Map.groupBy(rows, ({ said }) => `${said.onDate} ${said.title.toLowerCase()}`).values(),
	].map((of) => {
		const taken = new Map<string, Set<number>>()
		const sets = of.flatMap(({ number: row, said }) => {
			const meaning = meaningOf(said.exercise)
			const key = meaning.exercise
				? `${meaning.exercise.source} ${meaning.exercise.id}`
				: meaning.name.toLowerCase()
			const numbers = taken.get(key) ?? new Set<number>()
			taken.set(key, numbers)
			const setNumber = free(numbers, said.set)
			if (setNumber === null) {
				over.push(row)
				return []
			}
			numbers.add(setNumber)
			const { reps, load, unit, seconds, metres, rpe, note } = said
			return [{ row, ...meaning, setNumber, reps, load, unit, seconds, metres, rpe, note }]
		})
		const [first] = of
		const comment = of.find(({ said }) => said.comment !== '')?.said.comment ?? ''
		return { onDate: first?.said.onDate ?? '', title: first?.said.title ?? '', comment, sets }
	})
	return { logs: logs.filter(({ sets }) => sets.length > 0), over }
}

function free(taken: ReadonlySet<number>, wanted: number | null): number | null {
	if (wanted !== null && wanted >= 1 && wanted <= most && !taken.has(wanted)) return wanted
	for (let number = 1; number <= most; number++) if (!taken.has(number)) return number
	return null
}
