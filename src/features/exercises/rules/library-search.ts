import { exerciseLibrary } from '../library/library.ts'
import type { LibraryExercise } from '../library/library-exercise.ts'
import { folded, rankOf } from './matching.ts'

export type Locale = 'en' | 'fr'
export type ExerciseFilter = {
	muscle?: string | undefined
	equipment?: string | undefined
	movement?: string | undefined
}
export type Ranked<T> = { rank: number; sortName: string; exercise: T }

type Entry = { exercise: LibraryExercise; sortName: Record<Locale, string>; names: Record<Locale, string[]> }

// Folded once: a search as one types looks at a few hundred short strings.
const entries: readonly Entry[] = exerciseLibrary.map((exercise) => {
	const { name, aliases } = exercise
	const en = [name.en, ...aliases.en].map(folded)
	const fr = [name.fr, ...aliases.fr].map(folded)
	return {
		exercise,
		sortName: { en: folded(name.en), fr: folded(name.fr) },
		names: { en: [...en, ...fr], fr: [...fr, ...en] },
	}
})

const fits = (exercise: LibraryExercise, { muscle, equipment, movement }: ExerciseFilter): boolean =>
	(!muscle || [...exercise.primaryMuscles, ...exercise.secondaryMuscles].some((each) => each === muscle)) &&
	(!equipment || exercise.equipment.some((each) => each === equipment)) &&
	(!movement || exercise.movement === movement)

/** 3.3: the library's exercises that fit, by name in both languages and their aliases. No words: all of them, rank 0. */
export function searchLibrary(
	words: readonly string[],
	filter: ExerciseFilter,
	locale: Locale,
): Ranked<LibraryExercise>[] {
	return entries.flatMap(({ exercise, sortName, names }) => {
		if (!fits(exercise, filter)) return []
		const rank = words.length === 0 ? 0 : rankOf(words, names[locale])
		return rank === null ? [] : [{ rank, sortName: sortName[locale], exercise }]
	})
}
