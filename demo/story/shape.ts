import type { SectionKind, Timing } from '#features/programs/rules/content.ts'

/** The languages of the house; a program is written in one of them. */
export type Locale = 'en' | 'fr'

/** Set notation as a coach types it (docs/set-notation.md): the same every week, or one line a week ('' leaves it out). */
export type Line = string | readonly string[]

/**
 * One exercise: a slug of the library, or `own:` and the name of one of the studio's own; what is to be done; a word
 * to the client.
 */
export type StoryItem = readonly [exercise: string, line: Line, note?: string]

export type StorySection = {
	readonly name: string
	readonly kind: SectionKind
	readonly note?: string
	readonly timing?: Timing
	/** Under which name its scores are compared (5.3). */
	readonly benchmark?: string
	readonly items: readonly StoryItem[]
}

/** A workout that comes back every week of the program on the same day, its lines changing. */
export type StoryWorkout = {
	readonly day: number
	readonly title: string
	/** By week; the last one holds for the weeks after. */
	readonly notes?: readonly string[]
	/** Left out: every week. */
	readonly weeks?: readonly number[]
	readonly sections: readonly StorySection[]
}

export type StaffKey = 'camille' | 'tom' | 'lucie'

export type StoryProgram = {
	readonly key: string
	readonly title: string
	readonly description: string
	readonly by: StaffKey
	readonly locale: Locale
	readonly weeks: number
	/** How many days ago it was begun, and published; null is a draft. */
	readonly created: number
	readonly published: number | null
	readonly workouts: readonly StoryWorkout[]
}

export const straight = (name: string, ...items: StoryItem[]): StorySection => ({
	name,
	kind: 'straight',
	items,
})
export const superset = (name: string, ...items: StoryItem[]): StorySection => ({
	name,
	kind: 'superset',
	items,
})
export const warmUp = (name: string, ...items: StoryItem[]): StorySection => ({
	name,
	kind: 'warm_up',
	items,
})
