import { sql } from 'kysely'
import { staffIdOf } from '#platform/actor.ts'
import type { Db } from '#platform/database/transaction.ts'
import type { Acting } from '#platform/use-case.ts'
import type { WorkoutContent } from '../../rules/content.ts'
import type { Spot } from '../../rules/grid.ts'

/** Where a program's workouts stand, in one statement. The program is locked by then. */
export const spotsOf = (db: Db, programId: string): Promise<Spot[]> =>
	db
		.selectFrom('program_workout')
		.select(['id', 'week', 'day', 'position'])
		.where('program_id', '=', programId)
		.orderBy('week')
		.orderBy('day')
		.orderBy('position')
		.execute()

/** Writes the places that changed, in one statement. */
export async function writeSpots(db: Db, before: readonly Spot[], after: readonly Spot[]): Promise<void> {
	const known = new Map(before.map((spot) => [spot.id, spot]))
	const changed = after.filter((spot) => {
		const old = known.get(spot.id)
		return old && (old.week !== spot.week || old.day !== spot.day || old.position !== spot.position)
	})
	if (changed.length === 0) return
	await sql`
		update program_workout w set week = n.week, day = n.day, position = n.position
		from unnest(${changed.map(({ id }) => id)}::uuid[], ${changed.map(({ week }) => week)}::int[],
			${changed.map(({ day }) => day)}::int[], ${changed.map(({ position }) => position)}::int[])
			as n(id, week, day, position)
		where w.studio_id = current_studio() and w.id = n.id`.execute(db)
}

export type FullWorkout = Spot & { title: string; content: WorkoutContent; version?: number }

/** Inserts workouts, in one statement. An id that is there already is passed over: it was sent before. */
export async function insertWorkouts(
	{ db, actor, now }: Pick<Acting, 'db' | 'actor' | 'now'>,
	programId: string,
	workouts: readonly FullWorkout[],
): Promise<void> {
	if (workouts.length === 0) return
	const rows = workouts.map((workout) => ({
		studio_id: actor.studioId as string,
		id: workout.id,
		program_id: programId,
		week: workout.week,
		day: workout.day,
		position: workout.position,
		title: workout.title,
		content: JSON.stringify(workout.content),
		version: workout.version ?? 1,
		updated_at: now,
		updated_by: staffIdOf(actor),
	}))
	await db
		.insertInto('program_workout')
		.values(rows)
		.onConflict((known) => known.doNothing())
		.execute()
}

/** One more change of the program; it has at least `weeks` weeks from now on. */
export async function touchProgram(
	{ db, now }: Pick<Acting, 'db' | 'now'>,
	programId: string,
	weeks = 1,
): Promise<{ programVersion: number; weeks: number }> {
	const row = await db
		.updateTable('program')
		.set({ version: sql`version + 1`, updated_at: now, weeks: sql`greatest(weeks, ${weeks}::int)` })
		.where('id', '=', programId)
		.returning(['version', 'weeks'])
		.executeTakeFirstOrThrow()
	return { programVersion: row.version, weeks: row.weeks }
}

/** The last week that holds one of these workouts. */
export const lastWeek = (spots: readonly { week: number }[]): number =>
	Math.max(1, ...spots.map(({ week }) => week))
