import { sql } from 'kysely'
import { gridLimits } from '#features/programs/rules/grid.ts'
import { addWorkouts } from '#features/programs/use-cases/add-workouts.ts'
import { createProgram } from '#features/programs/use-cases/create-program.ts'
import { deleteProgram } from '#features/programs/use-cases/delete-program.ts'
import { deleteWorkouts } from '#features/programs/use-cases/delete-workouts.ts'
import { type Acting, ok, type Result } from '#platform/use-case.ts'
import type { ImportRow } from '../../queries/subjects.ts'
import { type ImportedWorkout, type ProgramRow, workoutsOf } from '../../rules/program-workouts.ts'
import { meanings } from './meanings.ts'

/** Puts the rows that were looked at into the program, made where need be: all of it in this transaction, or nothing. */
export async function keepProgram(acting: Acting, row: ImportRow): Promise<Result<{ programId: string }>> {
	const { rows } = await sql<ProgramRow>`
		select number, said from training_import_row
		where import_id = ${row.id}::uuid and outcome is null order by number`.execute(acting.db)
	const placed = await programFor(acting, row, Math.max(1, ...rows.map(({ said }) => said.week)))
	if (!placed.ok) return placed
	const { programId } = placed.value
	const meant = await meanings(
		acting,
		row.mapping,
		rows.map(({ said }) => said.exercise),
	)
	const { workouts, over } = workoutsOf(programId, rows, meant)
	const there = await standing(acting, programId)
	const fresh = workouts.filter(({ id }) => !there.has(id))
	for (let from = 0; from < fresh.length; from += gridLimits.atOnce) {
		const some = fresh.slice(from, from + gridLimits.atOnce)
		const added = await acting.also(addWorkouts, {
			programId,
			workouts: some.map(({ rows: _, ...each }) => each),
		})
		if (!added.ok) return added
	}
	await note(acting, row.id, { fresh, known: workouts.filter(({ id }) => there.has(id)), over })
	return ok({ programId })
}

async function programFor(
	acting: Acting,
	row: ImportRow,
	weeks: number,
): Promise<Result<{ programId: string }>> {
	if (row.program_id !== null) return ok({ programId: row.program_id })
	const type = row.program_type === 'one_to_one' ? ('one_to_one' as const) : ('plan' as const)
	const created = await acting.also(createProgram, { title: row.program_title ?? '', weeks, type })
	if (created.ok)
		await acting.db
			.updateTable('training_import')
			.set({ program_id: created.value.programId, program_made: true })
			.where('id', '=', row.id)
			.execute()
	return created
}

async function standing({ db }: Acting, programId: string): Promise<Set<string>> {
	const rows = await db
		.selectFrom('program_workout')
		.select('id')
		.where('program_id', '=', programId)
		.execute()
	return new Set(rows.map(({ id }) => id))
}

type Came = { fresh: ImportedWorkout[]; known: ImportedWorkout[]; over: number[] }

/** What became of which row. */
async function note({ db }: Acting, importId: string, { fresh, known, over }: Came): Promise<void> {
	const became = [
		...fresh.flatMap(({ id, rows }) => rows.map((number) => ({ number, outcome: 'made', workout_id: id }))),
		...known.flatMap(({ rows }) => rows.map((number) => ({ number, outcome: 'known' }))),
		...over.map((number) => ({ number, outcome: 'failed', problem: 'too_many_sections' })),
	]
	await sql`
		update training_import_row as standing
		set outcome = became.outcome, workout_id = became.workout_id, problem = became.problem
		from jsonb_to_recordset(${JSON.stringify(became)}::jsonb)
			as became (number int, outcome text, workout_id uuid, problem text)
		where standing.import_id = ${importId}::uuid and standing.number = became.number`.execute(db)
}

/** Takes the workouts it brought away, and the program where it was made for them and holds nothing else. */
export async function takeProgramBack(acting: Acting, row: ImportRow): Promise<Result<unknown>> {
	const { db } = acting
	const programId = row.program_id as string
	const brought = await db
		.selectFrom('training_import_row')
		.select('workout_id')
		.distinct()
		.where('import_id', '=', row.id)
		.where('workout_id', 'is not', null)
		.execute()
	const ids = brought.map(({ workout_id }) => workout_id as string)
	const there = await standing(acting, programId)
	const gone = ids.filter((id) => there.has(id))
	if (row.program_made && there.size === gone.length) {
		const deleted = await acting.also(deleteProgram, { programId })
		if (deleted.ok || deleted.code !== 'not_found') {
			if (deleted.ok) await forget(acting, row.id)
			return deleted
		}
		await forget(acting, row.id)
		return ok({})
	}
	const effects = []
	for (let from = 0; from < gone.length; from += gridLimits.atOnce) {
		const some = gone.slice(from, from + gridLimits.atOnce)
		const deleted = await acting.also(deleteWorkouts, { programId, workoutIds: some })
		if (!deleted.ok) return deleted
		effects.push(...deleted.effects)
	}
	return ok({}, effects)
}

/** Run again, it makes another. */
const forget = ({ db }: Acting, importId: string) =>
	db
		.updateTable('training_import')
		.set({ program_id: null, program_made: false })
		.where('id', '=', importId)
		.execute()
