import { z } from 'zod'
import { exerciseLibrary } from '#features/exercises/library/library.ts'
import { type WorkoutContent, workoutContentSchema } from '#features/programs/rules/content.ts'
import { newId } from '#platform/ids.ts'
import { contentOfText } from '../../rules/plain-workout.ts'

/** A workout's content, structured or as plain text (rules/plain-workout.ts). */
export const contentFields = {
	content: workoutContentSchema.optional(),
	text: z.string().max(20_000).optional(),
}

const fold = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()

const byName = new Map(
	exerciseLibrary.flatMap((exercise) =>
		[exercise.name.en, exercise.name.fr, ...exercise.aliases.en, ...exercise.aliases.fr].map(
			(name) => [fold(name), exercise.id] as const,
		),
	),
)

const find = (name: string): { source: 'library'; id: string } | null => {
	const id = byName.get(fold(name))
	return id ? { source: 'library', id } : null
}

/**
 * The content that was given, or null where a text is beyond what a workout holds. Nothing given: an empty workout, or
 * the one before.
 */
export function givenContent(
	{ content, text }: { content?: WorkoutContent | undefined; text?: string | undefined },
	before: WorkoutContent | null,
): WorkoutContent | null {
	if (content) return content
	if (text === undefined) return before ?? { v: 1, sections: [] }
	const read = workoutContentSchema.safeParse(contentOfText(text, before, find, newId))
	return read.success ? read.data : null
}
