import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { ProgramView, WorkoutView } from '../fields.ts'
import { mayRead } from '../permissions.ts'
import type { WorkoutContent } from '../rules/content.ts'
import { programRow, programView } from './programs.ts'

/**
 * A program with all its workouts, in the order of its weeks and days: one statement for the program, one for the
 * workouts. Staff, Touchline itself, and clients who have the program at this moment.
 */
export const programOutline = query('programs.program-outline', {
	input: z.object({ programId: Id }),
	output: z.object({ program: ProgramView, workouts: z.array(WorkoutView) }),
	subject: ({ db }, { programId }) => programRow(db, programId),
	may: mayRead,
	run: async ({ db }, row, { programId }) => ({
		program: programView(row),
		workouts: await workoutsOf(db, programId),
	}),
})

/** Joins the staff's names, so that one statement says who changed what last. */
export async function workoutsOf(db: Db, programId: string): Promise<WorkoutView[]> {
	const rows = await withEditor(db)
		.where('program_workout.program_id', '=', programId)
		.orderBy('week')
		.orderBy('day')
		.orderBy('position')
		.execute()
	return rows.map(workoutView)
}

export const withEditor = (db: Db) =>
	db
		.selectFrom('program_workout')
		.leftJoin('staff', (join) =>
			join
				.onRef('staff.studio_id', '=', 'program_workout.studio_id')
				.onRef('staff.id', '=', 'program_workout.updated_by'),
		)
		.select(['program_workout.id', 'week', 'day', 'position', 'title', 'content', 'program_workout.version'])
		.select(['program_workout.updated_at', 'program_workout.program_id', 'staff.name as updated_by_name'])

type Row = Awaited<ReturnType<ReturnType<typeof withEditor>['execute']>>[number]

export const workoutView = (row: Row): WorkoutView => ({
	id: row.id,
	week: row.week,
	day: row.day,
	position: row.position,
	title: row.title,
	content: row.content as unknown as WorkoutContent,
	version: row.version,
	updatedAt: row.updated_at.toISOString(),
	updatedBy: row.updated_by_name,
})
