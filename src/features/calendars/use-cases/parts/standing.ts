import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import { type StandingRun, spanFrom } from '../../rules/placement.ts'

/**
 * The per-client lock (I22): every verb that places, moves or removes runs takes it first, so that what it then reads
 * stands still until it commits. The exclusion constraint stays the last word.
 */
export async function lockCalendar(db: Db, calendarId: string): Promise<void> {
	await db.selectFrom('calendar').select('id').where('id', '=', calendarId).forUpdate().execute()
}

/** What an event changed may stand on several calendars of its client: all of them, in one order for everybody. */
export async function lockCalendarsOfClient(db: Db, clientId: string): Promise<void> {
	await db
		.selectFrom('calendar')
		.select('id')
		.where('client_id', '=', clientId)
		.orderBy('id')
		.forUpdate()
		.execute()
}

/** Runs that end on `from` or later, with how much stands in them. */
export type Standing = StandingRun & { workouts: number; logged: number }

export async function standingRuns(db: Db, calendarId: string, from: string): Promise<Standing[]> {
	// training_log belongs to training; counted here so that the preview is one statement.
	const { rows } = await sql<Omit<Standing, 'from' | 'to'> & { span: string }>`
		select run.id, run.title, run.lane, run.span::text as span,
			count(workout.id)::int as workouts, count(log.id)::int as logged
		from program_run run
		left join workout on workout.studio_id = run.studio_id and workout.run_id = run.id
		left join training_log log on log.studio_id = workout.studio_id and log.workout_id = workout.id
		where run.calendar_id = ${calendarId}::uuid and upper(run.span) > ${from}::date
		group by run.studio_id, run.id
		order by lower(run.span), run.lane`.execute(db)
	return rows.map(({ span, ...run }) => ({ ...run, ...spanFrom(span) }))
}
