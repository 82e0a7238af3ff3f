import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import type { Acting } from '#platform/use-case.ts'
import { workoutContentSchema } from '../../rules/content.ts'

/** What a removal from the grid took: whole, so that undoing brings exactly that back. */
export const Removal = z.object({
	kind: z.literal('programs.workouts'),
	programId: z.string(),
	/** The weeks that went with them: they are put back first. */
	weeks: z.object({ from: z.number(), count: z.number() }).nullable(),
	workouts: z.array(
		z.object({
			id: z.string(),
			week: z.number(),
			day: z.number(),
			position: z.number(),
			title: z.string(),
			content: workoutContentSchema,
			version: z.number(),
		}),
	),
})
export type Removal = z.output<typeof Removal>

const keptForMs = 30 * 24 * 60 * 60 * 1000

/** Takes workouts out of the table, as what is kept of them. */
export async function takeOut(db: Db, ids: readonly string[]): Promise<Removal['workouts']> {
	if (ids.length === 0) return []
	const rows = await db
		.deleteFrom('program_workout')
		.where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
		.returning(['id', 'week', 'day', 'position', 'title', 'content', 'version'])
		.execute()
	return Removal.shape.workouts.parse(rows)
}

/** Keeps what was removed under the event that says so, for 30 days. */
export async function keepRemoval(
	{ db, actor, now }: Pick<Acting, 'db' | 'actor' | 'now'>,
	eventId: string,
	removal: Removal,
): Promise<void> {
	await db
		.insertInto('removed')
		.values({
			studio_id: actor.studioId as string,
			event_id: eventId,
			what: JSON.stringify(removal),
			expires_at: new Date(now.getTime() + keptForMs),
		})
		.execute()
}
