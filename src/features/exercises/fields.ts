import { z } from 'zod'
import { equipment, movements, muscleGroups, trackingKinds } from './library/vocabulary.ts'

const words = <T extends object>(vocabulary: T) =>
	z.enum(Object.keys(vocabulary) as [keyof T & string, ...(keyof T & string)[]])

export const Muscle = words(muscleGroups)
export const EquipmentWord = words(equipment)
export const MovementWord = words(movements)
export const Tracking = words(trackingKinds)

/** http or https only: nothing that a browser would run. */
const videoUrl = z.url({ protocol: /^https?$/ }).max(2000)

const list = <T extends z.ZodType>(each: T) => z.array(each).max(20).default([])

/** What a coach says about an exercise of the studio's own (3.3). */
export const exerciseFields = {
	name: z.string().trim().min(1).max(120),
	aliases: z
		.union([z.array(z.string()), z.string().transform((text) => text.split(/[,;\n]/))])
		.transform((names) => [...new Set(names.map((name) => name.trim()).filter(Boolean))])
		.pipe(z.array(z.string().max(120)).max(20))
		.default([]),
	primaryMuscles: list(Muscle),
	secondaryMuscles: list(Muscle),
	equipment: list(EquipmentWord),
	movement: MovementWord.nullable().default(null),
	tracking: Tracking.default('reps_load'),
	unilateral: z.boolean().default(false),
	instructions: z.string().trim().max(5000).default(''),
	videoUrl: videoUrl.nullable().default(null),
}
export type ExerciseFields = z.output<z.ZodObject<typeof exerciseFields>>

/** One exercise as screens and the API see it, the library's in the reader's language. */
export const ExerciseView = z.object({
	key: z.string(),
	own: z.boolean(),
	id: z.string(),
	name: z.string(),
	aliases: z.array(z.string()),
	primaryMuscles: z.array(z.string()),
	secondaryMuscles: z.array(z.string()),
	equipment: z.array(z.string()),
	movement: z.string().nullable(),
	tracking: z.string(),
	unilateral: z.boolean(),
	instructions: z.string(),
	videoUrl: z.string().nullable(),
	archived: z.boolean(),
	version: z.number().int(),
})
export type ExerciseView = z.output<typeof ExerciseView>
