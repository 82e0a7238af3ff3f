import { sql } from 'kysely'
import { shownTo } from '#features/calendars/queries/reach.ts'
import type { WorkoutContent } from '#features/programs/rules/content.ts'
import { dayOf } from '#platform/time/days.ts'
import type { Reading } from '#platform/use-case.ts'

/** A workout to be trained, its log if there is one, or a log whose workout is gone (4.7). */
export type Session = {
	client_id: string
	workoutId: string
	/** Null once the workout has left the calendar. */
	onDate: string | null
	today: string
	/** The client's: their days are counted in it. */
	timeZone: string
	title: string
	content: WorkoutContent
	programId: string | null
	programTitle: string | null
	units: 'metric' | 'imperial'
	log: SessionLog | null
}

export type SessionLog = {
	id: string
	status: 'started' | 'completed' | 'skipped'
	onDate: string
	comment: string
	version: number
	startedAt: Date
	finishedAt: Date | null
	loggedBy: 'client' | 'coach'
}

/** By the workout's id, also after the workout is gone: what is being trained must never get lost (4.7, 5.5). */
export async function sessionOf(
	{ db, actor, now }: Reading,
	workoutId: string,
): Promise<Session | undefined> {
	// 6.1: what lies further ahead than the client sees isn't there yet.
	const here = sql`(${now}::timestamptz at time zone coalesce(account."timeZone", person.time_zone, settings.time_zone))::date`
	const { rows } = await sql<Row>`
		select coalesce(workout.client_id, log.client_id) as client_id, ${workoutId}::text as "workoutId",
			workout.on_date as "onDate", coalesce(log.title, workout.title) as title,
			coalesce(log.prescribed, workout.content) as content,
			coalesce(log.program_id, run.program_id) as "programId", coalesce(log.program_title, run.title) as "programTitle",
			coalesce(account.units, 'metric') as units,
			coalesce(account."timeZone", person.time_zone, settings.time_zone) as zone,
			log.id as log_id, log.status, log.on_date as log_date, log.comment, log.version, log.started_at,
			log.finished_at, log.logged_by
		from (select ${workoutId}::uuid as id) asked
		left join workout on workout.id = asked.id
		left join training_log log on log.workout_id = asked.id
		left join program_run run on run.studio_id = workout.studio_id and run.id = workout.run_id
		join client person on person.id = coalesce(workout.client_id, log.client_id)
		join studio_settings settings on settings.studio_id = person.studio_id
		left join account on account.id = person.account_id
		left join calendar_reach reach on reach.studio_id = workout.studio_id and reach.calendar_id = workout.calendar_id
		where workout.id is null or ${shownTo(actor, here)}`.execute(db)
	const row = rows[0]
	if (!row) return undefined
	const { client_id, title, content, onDate, programId, programTitle, units } = row
	const today = dayOf(now, row.zone)
	return {
		client_id,
		workoutId,
		onDate,
		today,
		timeZone: row.zone,
		title,
		content,
		programId,
		programTitle,
		units,
		log: logOf(row),
	}
}

type Row = Omit<Session, 'log' | 'today' | 'timeZone'> & {
	zone: string
	log_id: string | null
	status: SessionLog['status']
	log_date: string
	comment: string
	version: number
	started_at: Date
	finished_at: Date | null
	logged_by: 'client' | 'coach'
}

const logOf = (row: Row): SessionLog | null =>
	row.log_id === null
		? null
		: {
				id: row.log_id,
				status: row.status,
				onDate: row.log_date,
				comment: row.comment,
				version: row.version,
				startedAt: row.started_at,
				finishedAt: row.finished_at,
				loggedBy: row.logged_by,
			}

/** A log with the client it belongs to. */
export const logWithClient = ({ db }: Reading, logId: string) =>
	db.selectFrom('training_log').selectAll().where('id', '=', logId).executeTakeFirst()
