import { sql } from 'kysely'
import { dayOf } from '#platform/time/days.ts'
import type { Reading } from '#platform/use-case.ts'
import { shownTo } from './reach.ts'

/** One of a client's calendars, and what reckoning its days needs. */
export type ClientCalendar = {
	client_id: string
	calendar_id: string
	/** The client's own, or one of a subscription's (6.3), which the client trains by but doesn't write on. */
	kind: 'main' | 'subscription'
	clientName: string
	weekStartsOn: number
	/** Today where the client is (14.4). */
	today: string
}

/** Whose calendar: the acting client's where nobody is named; their main one where none is named. */
export type WhichCalendar = { clientId?: string | undefined; calendarId?: string | undefined }

/** A calendar of a client. One a client isn't shown yet is none (6.3); nor is one of somebody else than the client named. */
export async function calendarOf(
	{ db, actor, now }: Reading,
	{ clientId, calendarId }: WhichCalendar,
): Promise<ClientCalendar | undefined> {
	const own = actor.kind === 'client' ? actor.id : undefined
	const id = clientId ?? own ?? null
	if (id === null && calendarId === undefined) return undefined
	const { rows } = await sql<Omit<ClientCalendar, 'today'> & { zone: string }>`
		select person.id as client_id, reach.calendar_id, reach.kind,
			trim(person.first_name || ' ' || person.last_name) as "clientName",
			settings.week_starts_on as "weekStartsOn",
			coalesce(account."timeZone", person.time_zone, settings.time_zone) as zone
		from calendar_reach reach
		join client person on person.studio_id = reach.studio_id and person.id = reach.client_id
		join studio_settings settings on settings.studio_id = person.studio_id
		left join account on account.id = person.account_id
		where ${calendarId ? sql`reach.calendar_id = ${calendarId}::uuid` : sql`reach.kind = 'main'`}
			and ${id === null ? sql`true` : sql`reach.client_id = ${id}::uuid`}
			and ${own === undefined ? sql`true` : sql`reach.open`}`.execute(db)
	return rows[0] && { ...rows[0], today: dayOf(now, rows[0].zone) }
}

/** A run with its calendar. */
export type RunOnCalendar = ClientCalendar & { runId: string; scheduledBy: string }

export async function runWithCalendar(reading: Reading, runId: string): Promise<RunOnCalendar | undefined> {
	const run = await reading.db
		.selectFrom('program_run')
		.select(['id', 'client_id', 'calendar_id', 'scheduled_by'])
		.where('id', '=', runId)
		.executeTakeFirst()
	const calendar =
		run && (await calendarOf(reading, { clientId: run.client_id, calendarId: run.calendar_id }))
	// What stands in a subscription is its coach's, and may reach further than the client sees (6.1).
	if (calendar?.kind === 'subscription' && reading.actor.kind === 'client') return undefined
	return calendar && { ...calendar, runId: run.id, scheduledBy: run.scheduled_by }
}

/** A workout with its calendar, as far as permissions and verbs need it. */
export type WorkoutOnCalendar = ClientCalendar & {
	workoutId: string
	addedBy: string
	onDate: string
	title: string
	version: number
}

/**
 * Workouts of one client, in order, with the calendar of the first. Undefined where one is missing, is nothing the client
 * sees (6.1), or they are of several clients.
 */
export async function workoutsWithCalendar(
	reading: Reading,
	workoutIds: readonly string[],
): Promise<(ClientCalendar & { workouts: WorkoutOnCalendar[] }) | undefined> {
	const rows = await reading.db
		.selectFrom('workout')
		.select(['id', 'client_id', 'calendar_id', 'added_by', 'on_date', 'title', 'version'])
		.where('id', 'in', [...workoutIds])
		.orderBy('on_date')
		.orderBy('position')
		.orderBy('id')
		.execute()
	const [first] = rows
	if (!first || rows.length < new Set(workoutIds).size) return undefined
	if (rows.some((row) => row.client_id !== first.client_id)) return undefined
	const calendar = await calendarOf(reading, { clientId: first.client_id, calendarId: first.calendar_id })
	if (!calendar || (await hidden(reading, calendar.today, workoutIds))) return undefined
	return {
		...calendar,
		workouts: rows.map((row) => ({
			...calendar,
			calendar_id: row.calendar_id,
			workoutId: row.id,
			addedBy: row.added_by,
			onDate: row.on_date,
			title: row.title,
			version: row.version,
		})),
	}
}

/** Whether a client asks for workouts that lie further ahead than they see, or on a calendar that isn't open to them. */
export async function hidden(
	{ db, actor }: Reading,
	today: string,
	workoutIds: readonly string[],
): Promise<boolean> {
	if (actor.kind !== 'client') return false
	const { rows } = await sql`
		select from workout
		join calendar_reach reach on reach.studio_id = workout.studio_id and reach.calendar_id = workout.calendar_id
		where workout.id = any (${[...workoutIds]}::uuid[]) and not ${shownTo(actor, sql`${today}`)} limit 1`.execute(
		db,
	)
	return rows.length > 0
}
