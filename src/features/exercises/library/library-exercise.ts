import type { Bilingual, Equipment, Movement, MuscleGroup, TrackingKind } from './vocabulary.ts'

/** One exercise of the starter library (rule 3.3), in our own words. */
export type LibraryExercise = {
	/** A stable slug: workouts refer to it, so it is never changed or used again for something else. */
	readonly id: string
	readonly name: Bilingual
	/** Other names people search by, in each language. None belongs to two exercises. */
	readonly aliases: { readonly en: readonly string[]; readonly fr: readonly string[] }
	/** One or two sentences; French in the infinitive. */
	readonly instructions: Bilingual
	readonly primaryMuscles: readonly MuscleGroup[]
	readonly secondaryMuscles: readonly MuscleGroup[]
	/** What it is usually done with; `['none']` where nothing is needed. */
	readonly equipment: readonly Equipment[]
	readonly movement: Movement
	readonly tracking: TrackingKind
	/** One side at a time: its sets are prescribed per side. */
	readonly unilateral: boolean
}
