import { sql } from 'kysely'
import { dayOf } from '#platform/time/days.ts'
import type { Reading } from '#platform/use-case.ts'

/** A client's main calendar, and what reckoning its days needs. */
export type ClientCalendar = {
	client_id: string
	calendar_id: string
	clientName: string
	weekStartsOn: number
	/** Today where the client is (14.4). */
	today: string
}

/** The main calendar of a client; of the acting client where none is named. */
export async function calendarOf(
	{ db, actor, now }: Reading,
	clientId: string | undefined,
): Promise<ClientCalendar | undefined> {
	const id = clientId ?? (actor.kind === 'client' ? actor.id : undefined)
	if (id === undefined) return undefined
	const { rows } = await sql<Omit<ClientCalendar, 'today'> & { zone: string }>`
		select person.id as client_id, calendar.id as calendar_id,
			trim(person.first_name || ' ' || person.last_name) as "clientName",
			settings.week_starts_on as "weekStartsOn",
			coalesce(account."timeZone", person.time_zone, settings.time_zone) as zone
		from client person
		join calendar on calendar.studio_id = person.studio_id and calendar.client_id = person.id
			and calendar.kind = 'main'
		join studio_settings settings on settings.studio_id = person.studio_id
		left join account on account.id = person.account_id
		where person.id = ${id}::uuid`.execute(db)
	return rows[0] && { ...rows[0], today: dayOf(now, rows[0].zone) }
}

/** A run with its calendar. */
export type RunOnCalendar = ClientCalendar & { runId: string; scheduledBy: string }

export async function runWithCalendar(reading: Reading, runId: string): Promise<RunOnCalendar | undefined> {
	const run = await reading.db
		.selectFrom('program_run')
		.select(['id', 'client_id', 'scheduled_by'])
		.where('id', '=', runId)
		.executeTakeFirst()
	const calendar = run && (await calendarOf(reading, run.client_id))
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

/** Workouts of one client's main calendar, in order. Undefined where one is missing or they are of several clients. */
export async function workoutsWithCalendar(
	reading: Reading,
	workoutIds: readonly string[],
): Promise<(ClientCalendar & { workouts: WorkoutOnCalendar[] }) | undefined> {
	const rows = await reading.db
		.selectFrom('workout')
		.select(['id', 'client_id', 'added_by', 'on_date', 'title', 'version'])
		.where('id', 'in', [...workoutIds])
		.orderBy('on_date')
		.orderBy('position')
		.orderBy('id')
		.execute()
	const [first] = rows
	if (!first || rows.length < new Set(workoutIds).size) return undefined
	if (rows.some((row) => row.client_id !== first.client_id)) return undefined
	const calendar = await calendarOf(reading, first.client_id)
	return (
		calendar && {
			...calendar,
			workouts: rows.map((row) => ({
				...calendar,
				workoutId: row.id,
				addedBy: row.added_by,
				onDate: row.on_date,
				title: row.title,
				version: row.version,
			})),
		}
	)
}
