import { sql } from 'kysely'
import { datedWorkouts, spanOf } from '#features/programs/rules/placing.ts'
import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import type { Shift } from '../../rules/placement.ts'

export type ProgramToPlace = {
	id: string
	title: string
	weeks: number
	version: number
	workouts: { id: string; week: number; day: number; position: number }[]
}

/** A program that may be placed: not archived, and not a group's, which its subscribers follow (3.4). Access is the caller's (4.4). */
export const programToPlace = (db: Db, programId: string): Promise<ProgramToPlace | undefined> =>
	toPlace(db, programId, ['plan', 'one_to_one'])

/** 3.4: a group's program, for those who follow it. */
export const groupToPlace = (db: Db, programId: string): Promise<ProgramToPlace | undefined> =>
	toPlace(db, programId, ['group'])

async function toPlace(db: Db, programId: string, types: string[]): Promise<ProgramToPlace | undefined> {
	const program = await db
		.selectFrom('program')
		.select(['id', 'title', 'weeks', 'version'])
		.where('id', '=', programId)
		.where('type', 'in', types)
		.where('archived_at', 'is', null)
		.executeTakeFirst()
	if (!program) return undefined
	const workouts = await db
		.selectFrom('program_workout')
		.select(['id', 'week', 'day', 'position'])
		.where('program_id', '=', programId)
		.execute()
	return { ...program, workouts }
}

type Placing = {
	studioId: string
	calendar: { client_id: string; calendar_id: string }
	program: ProgramToPlace
	runId: string
	startsOn: string
	/** Nothing is put on days before this one. */
	from?: string
	lane: number
	by: 'client' | 'coach'
	now: Date
}

/** Writes the run and copies the program's workouts on their days, content and all, in one statement (I21, I23). */
export async function placeRun(db: Db, placing: Placing): Promise<void> {
	const { studioId, calendar, program, runId, startsOn, from = startsOn, lane, by, now } = placing
	const span = spanOf(startsOn, program.weeks)
	await sql`
		insert into program_run (studio_id, id, calendar_id, client_id, program_id, program_version, title, span, lane,
			scheduled_by, created_at, day_one, weeks, copied)
		values (${studioId}, ${runId}, ${calendar.calendar_id}, ${calendar.client_id}, ${program.id},
			${program.version}, ${program.title}, daterange(${span.from}::date, ${span.to}::date, '[]'), ${lane},
			${by}, ${now}, ${startsOn}, ${program.weeks}, ${program.workouts.map((each) => each.id)}::uuid[])`.execute(
		db,
	)
	const dated = datedWorkouts(program.workouts, startsOn).filter((each) => each.onDate >= from)
	await copyProgramWorkouts(
		db,
		now,
		dated.map((each) => ({ source: each.id, runId, onDate: each.onDate })),
	)
}

/** Copies workouts of a program into runs, each on its day. Those deleted meanwhile are passed over. */
export async function copyProgramWorkouts(
	db: Db,
	now: Date,
	copies: readonly { source: string; runId: string; onDate: string }[],
): Promise<string[]> {
	if (copies.length === 0) return []
	const ids = copies.map(() => newId())
	await sql`
		insert into workout (studio_id, id, calendar_id, client_id, run_id, on_date, position, title, content,
			program_workout_id, program_workout_version, created_at, added_by)
		select run.studio_id, copy.id, run.calendar_id, run.client_id, run.id, copy.on_date, source.position,
			source.title, source.content, source.id, source.version, ${now}, 'program'
		from unnest(${ids}::uuid[], ${copies.map((each) => each.source)}::uuid[],
			${copies.map((each) => each.runId)}::uuid[], ${copies.map((each) => each.onDate)}::date[])
			as copy (id, source_id, run_id, on_date)
		join program_run run on run.id = copy.run_id
		join program_workout source on source.studio_id = run.studio_id and source.id = copy.source_id`.execute(
		db,
	)
	return ids
}

/** The workouts a shift moves: of the part that moves, those nobody has logged. What was trained stays where it was. */
export async function movedBy(db: Db, shifted: readonly Shift[]): Promise<Map<string, string[]>> {
	if (shifted.length === 0) return new Map()
	const { rows } = await sql<{ id: string; run_id: string }>`
		select workout.id, workout.run_id
		from unnest(${shifted.map((each) => each.run.id)}::uuid[], ${shifted.map((each) => each.tail.from)}::date[])
			as part (run_id, from_day)
		join workout on workout.run_id = part.run_id and workout.on_date >= part.from_day
		where not exists (select from training_log log
			where log.studio_id = workout.studio_id and log.workout_id = workout.id)`.execute(db)
	const ids = Map.groupBy(rows, (row) => row.run_id)
	return new Map([...ids].map(([runId, of]) => [runId, of.map((row) => row.id)]))
}

/** Moves parts of runs behind a new one, the last first so that none meets another on the way (4.8). */
export async function shiftRuns(
	db: Db,
	shifted: readonly (Shift & { newRunId: string })[],
	moved: ReadonlyMap<string, string[]>,
): Promise<void> {
	for (const shift of shifted.toReversed()) {
		const runId = shift.head ? shift.newRunId : shift.run.id
		if (shift.head) await splitRun(db, shift)
		else
			await sql`update program_run set day_one = day_one + ${shift.by}::int,
				span = daterange(lower(span) + ${shift.by}::int, upper(span) + ${shift.by}::int)
				where id = ${shift.run.id}`.execute(db)
		await sql`update workout set run_id = ${runId}::uuid, on_date = on_date + ${shift.by}::int, version = version + 1
			where id = any (${moved.get(shift.run.id) ?? []}::uuid[])`.execute(db)
	}
}

// The cut part is a run of its own, counting from the same day one moved on: one span can't have a hole.
async function splitRun(db: Db, { run, head, tail, by, newRunId }: Shift & { newRunId: string }) {
	if (!head) return
	await sql`update program_run set span = daterange(${head.from}::date, ${head.to}::date, '[]')
		where id = ${run.id}`.execute(db)
	await sql`
		insert into program_run (studio_id, id, calendar_id, client_id, program_id, program_version, title, span, lane,
			scheduled_by, created_at, day_one, weeks, copied)
		select studio_id, ${newRunId}::uuid, calendar_id, client_id, program_id, program_version, title,
			daterange(${tail.from}::date + ${by}::int, ${tail.to}::date + ${by}::int, '[]'), lane,
			scheduled_by, created_at, day_one + ${by}::int, weeks, copied
		from program_run where id = ${run.id}`.execute(db)
}
