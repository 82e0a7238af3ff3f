import { z } from 'zod'
import { exercisesByName } from '#features/exercises/queries/by-name.ts'
import { type WorkoutContent, workoutContentSchema } from '#features/programs/rules/content.ts'
import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { contentOfText, type FindExercise } from '../../rules/plain-workout.ts'

/** A workout's content, structured or as plain text (rules/plain-workout.ts). */
export const contentFields = {
	content: workoutContentSchema.optional(),
	text: z.string().max(20_000).optional(),
}

/** What the exercises named in texts stand for, in one statement for all of them. */
export async function exercisesIn(db: Db, texts: readonly string[]): Promise<FindExercise> {
	const names = new Set<string>()
	for (const text of texts)
		contentOfText(
			text,
			null,
			(name) => {
				names.add(name)
				return null
			},
			newId,
		)
	return exercisesByName(db, names)
}

/** A text as content; null where it is beyond what a workout holds. */
export function readContent(
	text: string,
	before: WorkoutContent | null,
	find: FindExercise,
): WorkoutContent | null {
	const read = workoutContentSchema.safeParse(contentOfText(text, before, find, newId))
	return read.success ? read.data : null
}

/**
 * The content that was given, or null where a text is beyond what a workout holds. Nothing given: an empty workout, or
 * the one before.
 */
export async function givenContent(
	db: Db,
	{ content, text }: { content?: WorkoutContent | undefined; text?: string | undefined },
	before: WorkoutContent | null,
): Promise<WorkoutContent | null> {
	if (content) return content
	if (text === undefined) return before ?? { v: 1, sections: [] }
	return readContent(text, before, await exercisesIn(db, [text]))
}
