import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import { type Client, content } from './rows.ts'
import type { Ids } from './world.ts'

/** A run on the client's calendar, a workout of it, and what was trained. */
export async function trainingRows(db: Db, client: Client): Promise<Ids> {
	const { studioId: studio_id, clientId: client_id, programId: program_id, mark } = client
	await db
		.insertInto('program_share_client')
		.values({ studio_id, program_id, client_id, grant_id: newId() })
		.execute()
	const calendar = await db
		.selectFrom('calendar')
		.select('id')
		.where('client_id', '=', client_id)
		.executeTakeFirstOrThrow()
	const runId = newId()
	await db
		.insertInto('program_run')
		.values({
			...{ studio_id, id: runId, calendar_id: calendar.id, client_id, program_id, title: mark },
			...{
				program_version: 1,
				day_one: '2026-03-02',
				weeks: 1,
				span: sql<string>`daterange('2026-01-05', '2026-02-02')`,
				scheduled_by: 'coach',
			},
		})
		.execute()
	const workoutId = newId()
	const workout = { title: mark, content: content(mark), on_date: '2026-01-05', run_id: runId }
	await db
		.insertInto('workout')
		.values({ studio_id, id: workoutId, calendar_id: calendar.id, client_id, ...workout })
		.execute()
	return {
		calendarId: calendar.id,
		runId,
		workoutId,
		likeWorkoutId: workoutId,
		...(await imported(db, client)),
		...(await logged(db, client, workoutId)),
	}
}

/** What came over from a file for this client. */
async function imported(db: Db, client: Client): Promise<Ids> {
	const { studioId: studio_id, clientId: client_id, mark } = client
	const id = newId()
	const { id: staff_id } = await db
		.selectFrom('staff')
		.select('id')
		.where('role', '=', 'owner')
		.executeTakeFirstOrThrow()
	await db
		.insertInto('training_import')
		.values({
			...{ studio_id, id, client_id, staff_id, file_name: `${mark}.csv`, headers: ['Date', 'Exercise'] },
			...{ samples: '[]', mapping: '{}', state: 'checked', total: 1, created_at: new Date() },
		})
		.execute()
	await db
		.insertInto('training_import_row')
		.values({ studio_id, import_id: id, number: 1, cells: [mark] })
		.execute()
	const programImportId = newId()
	await db
		.insertInto('training_import')
		.values({
			...{
				studio_id,
				id: programImportId,
				staff_id,
				brings: 'program',
				file_name: 'p.csv',
				headers: ['Week'],
			},
			...{ program_title: 'P', program_type: 'plan', samples: '[]', mapping: '{}', state: 'checked' },
			created_at: new Date(),
		})
		.execute()
	return { 'imports.importId': id, trainingImportId: id, programImportId }
}

async function logged(db: Db, client: Client, workout_id: string): Promise<Ids> {
	const { studioId: studio_id, clientId: client_id, mark } = client
	const [logId, setId] = [newId(), newId()]
	const log = {
		on_date: '2026-01-05',
		title: mark,
		prescribed: content(mark),
		status: 'started',
		comment: mark,
	}
	await db
		.insertInto('training_log')
		.values({
			studio_id,
			id: logId,
			client_id,
			workout_id,
			...log,
			started_at: new Date(),
			logged_by: 'client',
		})
		.execute()
	const set = { exercise_key: mark, exercise_name: mark, item_id: 'i1', set_number: 1, reps: 5, note: mark }
	await db
		.insertInto('logged_set')
		.values({ studio_id, id: setId, log_id: logId, client_id, ...set, done_at: new Date() })
		.execute()
	const score = {
		section_id: 's2',
		kind: 'amrap',
		benchmark_key: `amrap:${logId}`,
		benchmark_name: mark,
		rounds: 5,
		note: mark,
	}
	await db
		.insertInto('logged_score')
		.values({ studio_id, log_id: logId, client_id, ...score, done_at: new Date() })
		.execute()
	const recordingId = await devicesLog(db, client)
	const recorded = { format: 'gpx', brought_by: 'client' }
	await db
		.insertInto('recording')
		.values({
			...{ studio_id, id: recordingId, client_id, ...recorded, file_name: mark, device: mark },
			...{ started_at: new Date('2026-01-06T08:00:00Z'), duration_ms: 60_000, created_at: new Date() },
		})
		.execute()
	return {
		logId,
		setId,
		recordingId,
		'training.importId': recordingId,
		exerciseKey: mark,
		benchmarkKey: `amrap:${logId}`,
	}
}

async function devicesLog(db: Db, client: Client): Promise<string> {
	const { studioId: studio_id, clientId: client_id, mark } = client
	const id = newId()
	const said = { title: mark, prescribed: content(mark), status: 'completed', logged_by: 'client' }
	await db
		.insertInto('training_log')
		.values({
			studio_id,
			id,
			client_id,
			import_id: id,
			on_date: '2026-01-06',
			...said,
			started_at: new Date(),
		})
		.execute()
	return id
}
