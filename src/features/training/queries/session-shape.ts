import { z } from 'zod'
import { sectionKinds } from '#features/programs/rules/section-kinds.ts'
import { scoreValues } from './scores.ts'

const values = z.object({
	reps: z.number().nullable(),
	load: z.number().nullable(),
	unit: z.enum(['kg', 'lb']).nullable(),
	seconds: z.number().nullable(),
	metres: z.number().nullable(),
})
const set = z.object({
	number: z.number(),
	/** What is prescribed, said to the reader; empty where nothing is. */
	prescribed: z.string(),
	/** What was done last time in this place; empty the first time. */
	last: z.string(),
	asks: z.object({ reps: z.boolean(), load: z.boolean(), seconds: z.boolean(), metres: z.boolean() }),
	/** What to begin typing with. */
	start: values,
	/** Seconds of rest that are prescribed after it. */
	rest: z.number().nullable(),
	/** The id to log it under, so that sending it again is harmless (5.5). */
	setId: z.string(),
	/** What is logged; null while it isn't done. */
	done: values
		.extend({
			...{ id: z.string(), rpe: z.number().nullable(), rir: z.number().nullable(), note: z.string() },
			doneAt: z.string(),
		})
		.nullable(),
	/** What other devices wrote in this place, and what stands overtook (5.5). */
	overtaken: z.array(z.string()),
})
const item = z.object({
	id: z.string(),
	/** What the exercise's history and records hang on (5.3). */
	exerciseKey: z.string(),
	name: z.string(),
	note: z.string(),
	videoUrl: z.string().nullable(),
	/** The line as the coach typed it, where it couldn't be read as sets (3.2). */
	line: z.string(),
	sets: z.array(set),
})
export const section = z.object({
	id: z.string(),
	name: z.string(),
	kind: z.enum(sectionKinds),
	note: z.string(),
	/** How it is timed, in words; empty where nothing is said. */
	how: z.string(),
	timing: z.object({
		...{ rounds: z.number().optional(), seconds: z.number().optional(), work: z.number().optional() },
		...{ rest: z.number().optional(), cap: z.number().optional() },
	}),
	/** Under which name its scores are compared (5.3). */
	benchmark: z.object({ key: z.string(), name: z.string() }).nullable(),
	/** What it came to; null while nothing is logged. */
	score: scoreValues.extend({ text: z.string(), note: z.string(), doneAt: z.string() }).nullable(),
	/** What other devices wrote of it, and what stands overtook (5.5). */
	overtaken: z.array(z.string()),
	items: z.array(item),
})
export type SessionSection = z.infer<typeof section>
export type SessionSet = z.infer<typeof set>
export type SessionItem = z.infer<typeof item>
