import { z } from 'zod'
import { isMeasure, isRpe, isStorableText, contentLimits as limits, tempoPattern } from './limits.ts'
import { sectionKinds } from './section-kinds.ts'
import { isVideoUrl } from './video-url.ts'

/**
 * The content of one workout (rule 3.1), stored as jsonb on program workouts and on calendar workouts
 * alike: what is placed on a calendar is a copy of exactly this value (I21, I23).
 *
 * Sets carry a `count` instead of being written out one by one: `5x5` stays one short record (a month of
 * calendar is four to five times smaller), the builder edits it as the one row the coach typed, and
 * `setsOneByOne` gives the numbered list that logging needs. `count` is always there, so that one
 * group of sets has one form.
 */

const text = (max: number) =>
	z.string().max(max).refine(isStorableText, { error: 'characters that cannot be stored' })
const filled = (max: number) =>
	text(max).refine((value) => value.trim() !== '', { error: 'must not be empty' })
const wholeNumber = (min: number, max: number) => z.number().int().min(min).max(max)
const measure = (max: number, decimals: number) =>
	z.number().refine((value) => isMeasure(value, max, decimals), {
		error: `a number above 0, at most ${max}, with at most ${decimals} decimals`,
	})

const shortId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

const videoUrl = text(limits.url).refine(isVideoUrl, { error: 'an http or https address' })

/** Weights keep the unit they were typed in, so that 100 kg and 225 lb come back exactly. */
const loadSchema = z.union([
	z.strictObject({ kg: measure(limits.kg, 3) }),
	z.strictObject({ lb: measure(limits.lb, 3) }),
	z.strictObject({ percent1rm: measure(limits.percent1rm, 2) }),
	z.strictObject({ bodyweight: z.literal(true) }),
	z.strictObject({ bodyweight: z.literal(true), kg: measure(limits.kg, 3) }),
	z.strictObject({ bodyweight: z.literal(true), lb: measure(limits.lb, 3) }),
])

const reps = wholeNumber(1, limits.reps)
const repsSchema = z.union([
	reps,
	z
		.strictObject({ min: reps, max: reps })
		.refine((range) => range.min < range.max, { error: 'min must be below max' }),
	z.literal('amrap'),
])

/** One group of equal sets. It asks for repetitions, or a distance, or a time; the first two may add a time. */
export const prescribedSetSchema = z
	.strictObject({
		count: wholeNumber(1, limits.setsPerItem),
		reps: repsSchema.optional(),
		metres: measure(limits.metres, 3).optional(),
		seconds: wholeNumber(1, limits.seconds).optional(),
		perSide: z.literal(true).optional(),
		load: loadSchema.optional(),
		rpe: z.number().refine(isRpe, { error: '1 to 10 by halves' }).optional(),
		rir: wholeNumber(0, limits.rir).optional(),
		tempo: z.string().regex(tempoPattern).optional(),
		rest: wholeNumber(0, limits.rest).optional(),
		note: text(limits.setNote).min(1).optional(),
	})
	.refine((set) => set.reps !== undefined || set.metres !== undefined || set.seconds !== undefined, {
		error: 'repetitions, a distance or a time',
	})
	.refine((set) => set.reps === undefined || set.metres === undefined, {
		error: 'repetitions or a distance, not both',
	})

/** All sets of one item; at most 50 when counted one by one. */
export const prescribedSetsSchema = z
	.array(prescribedSetSchema)
	.max(limits.setsPerItem)
	.refine((sets) => sets.reduce((total, set) => total + set.count, 0) <= limits.setsPerItem, {
		error: `at most ${limits.setsPerItem} sets`,
	})

const itemSchema = z.strictObject({
	id: shortId,
	/** Null while the name matches no exercise: what the coach typed is kept in `name`. */
	exercise: z.strictObject({ source: z.enum(['library', 'studio']), id: shortId }).nullable(),
	name: filled(limits.name),
	note: text(limits.note).optional(),
	videoUrl: videoUrl.optional(),
	/** What the coach typed, always kept (3.2); `sets` is what could be read of it. */
	line: text(limits.line),
	sets: prescribedSetsSchema,
})

/** How a section's time goes, in seconds and rounds; `rules/timing.ts` says what each kind makes of it. */
const timingSchema = z.strictObject({
	rounds: wholeNumber(1, limits.rounds).optional(),
	seconds: wholeNumber(5, limits.sectionSeconds).optional(),
	work: wholeNumber(5, limits.sectionSeconds).optional(),
	rest: wholeNumber(0, limits.sectionSeconds).optional(),
	cap: wholeNumber(5, limits.sectionSeconds).optional(),
})

const sectionSchema = z.strictObject({
	id: shortId,
	name: text(limits.name),
	kind: z.enum(sectionKinds),
	timing: timingSchema.optional(),
	/** 5.3: the same test under the same name, wherever it stands: "Fran". Its scores make records. */
	benchmark: filled(limits.benchmark).optional(),
	note: text(limits.note).optional(),
	items: z.array(itemSchema).max(limits.itemsPerSection),
})

/** Ids are keys of lists on the screen and of logged sets: within one workout none may come twice. */
function idsAreUnique(sections: readonly { id: string; items: readonly { id: string }[] }[]): boolean {
	const ids = sections.flatMap((section) => [section.id, ...section.items.map((item) => item.id)])
	return new Set(ids).size === ids.length
}

/** The whole content of a workout, version 1. Unknown keys are refused. */
export const workoutContentSchema = z.strictObject({
	v: z.literal(1),
	sections: z.array(sectionSchema).max(limits.sections).refine(idsAreUnique, { error: 'an id comes twice' }),
	note: text(limits.note).optional(),
	videoUrl: videoUrl.optional(),
})

export type PrescribedSet = z.infer<typeof prescribedSetSchema>
export type PrescribedLoad = z.infer<typeof loadSchema>
export type PrescribedReps = z.infer<typeof repsSchema>
export type SectionKind = (typeof sectionKinds)[number]
export type Timing = z.infer<typeof timingSchema>
export type WorkoutItem = z.infer<typeof itemSchema>
export type WorkoutSection = z.infer<typeof sectionSchema>
export type WorkoutContent = z.infer<typeof workoutContentSchema>
