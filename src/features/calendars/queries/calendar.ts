import { sql } from 'kysely'
import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { Invalid } from '#platform/perform.ts'
import { Day } from '#platform/time/day-input.ts'
import { daysBetween } from '#platform/time/days.ts'
import { query, type Reading } from '#platform/use-case.ts'
import { mayLook } from '../permissions.ts'
import { spanFrom } from '../rules/placement.ts'
import { shownTo } from './reach.ts'
import { calendarOf } from './subjects.ts'

const longest = 400

export const dayStatus = z.enum(['planned', 'started', 'completed', 'skipped'])

export const onCalendars = z.object({
	id: z.string(),
	kind: z.enum(['main', 'subscription']),
	/** The program's title; null for the main one. */
	title: z.string().nullable(),
	subscriptionId: z.string().nullable(),
})
const run = z.object({
	id: z.string(),
	calendarId: z.string(),
	title: z.string(),
	from: z.string(),
	to: z.string(),
	lane: z.number(),
	programId: z.string().nullable(),
	scheduledBy: z.enum(['client', 'coach']),
})
const entry = z.object({
	/** Null for training whose workout is gone: it stays on its day, as history (4.7). */
	workoutId: z.string().nullable(),
	logId: z.string().nullable(),
	/** Null with `workoutId`: a log belongs to its client, not to a calendar (6.5). */
	calendarId: z.string().nullable(),
	onDate: z.string(),
	title: z.string(),
	status: dayStatus,
	/** Names of its exercises: the main work first, then what warms up and cools down. */
	exercises: z.array(z.string()),
	runId: z.string().nullable(),
	addedBy: z.enum(['program', 'coach', 'client']).nullable(),
	version: z.number().nullable(),
	hasComment: z.boolean(),
})

export type OneCalendar = z.infer<typeof onCalendars>
export type CalendarRun = z.infer<typeof run>
export type CalendarEntry = z.infer<typeof entry>

/**
 * 5.1, 6.4: what stands on a client's calendars from `from` to `to`, both included: on all of them together, or on one alone. A
 * client sees of a subscription's as far ahead as their program says (6.1). One statement, hence one moment: a
 * reader sees a replacement not at all or whole (I22), and the number of statements doesn't grow with the workouts (G2).
 */
export const calendar = query('calendars.calendar', {
	input: z.object({ clientId: Id.optional(), calendarId: Id.optional(), from: Day, to: Day }),
	output: z.object({
		clientId: z.string(),
		clientName: z.string(),
		today: z.string(),
		weekStartsOn: z.number(),
		/** The one that was asked for; null: all together. */
		calendarId: z.string().nullable(),
		/** The main one first, then those of subscriptions that haven't ended before `from`. */
		calendars: z.array(onCalendars),
		runs: z.array(run),
		entries: z.array(entry),
	}),
	subject: (reading, which) => calendarOf(reading, which),
	may: mayLook,
	async run(reading, subject, { calendarId = null, from, to }) {
		const days = daysBetween(from, to)
		if (days < 0 || days > longest) throw new Invalid({ to: '' })
		const { client_id, clientName, today, weekStartsOn } = subject
		const rows = await standing(reading, { client_id, today, calendarId, from, to })
		const { calendars = [], runs = [], entries = [] } = rows[0] ?? {}
		return {
			clientId: client_id,
			clientName,
			today,
			weekStartsOn,
			calendarId,
			calendars,
			runs: runs.map(({ span, ...each }) => ({ ...each, ...spanFrom(span) })),
			entries,
		}
	},
})

type Asked = { client_id: string; today: string; calendarId: string | null; from: string; to: string }

/** All of it in one statement. Joins training's logs: done and skipped are part of what a calendar shows. */
async function standing({ db, actor }: Reading, { client_id, today, calendarId, from, to }: Asked) {
	const { rows } = await sql<{
		calendars: OneCalendar[]
		runs: (Omit<CalendarRun, 'from' | 'to'> & { span: string })[]
		entries: CalendarEntry[]
	}>`
		with reach as materialized (
			select * from calendar_reach where client_id = ${client_id}::uuid
				and (open or ${actor.kind !== 'client'}::boolean)
		),
		asked as (
			select * from reach where ${calendarId}::uuid is null or calendar_id = ${calendarId}::uuid
		),
		entry as (
			select workout.id as workout_id, workout.calendar_id, log.id as log_id, workout.on_date, workout.position,
				workout.title, coalesce(log.status, 'planned') as status, workout.content, workout.run_id, workout.added_by,
				workout.version, coalesce(log.comment, '') <> '' as has_comment
			from asked reach
			join workout on workout.studio_id = reach.studio_id and workout.calendar_id = reach.calendar_id
				and workout.on_date between ${from}::date and ${to}::date
			left join training_log log on log.studio_id = workout.studio_id and log.workout_id = workout.id
			where ${shownTo(actor, sql`${today}`)}
			union all
			select null, null, log.id, log.on_date, 1000, log.title, log.status, log.prescribed, null, null, null,
				log.comment <> ''
			from training_log log
			where log.client_id = ${client_id}::uuid and log.on_date between ${from}::date and ${to}::date
				and not exists (select from workout
					where workout.studio_id = log.studio_id and workout.id = log.workout_id)
				and (${calendarId}::uuid is null or exists (select from asked where kind = 'main'))
		)
		select
			(select json_agg(json_build_object('id', calendar_id, 'kind', kind, 'title', title,
					'subscriptionId', subscription_id) order by kind, began_on, calendar_id)
				from reach where kind = 'main' or shown_to is null or shown_to >= ${from}::date) as calendars,
			-- What stands in a subscription as a whole is its coach's to move.
			coalesce((select json_agg(json_build_object('id', run.id, 'calendarId', run.calendar_id, 'title', run.title,
					'span', run.span::text, 'lane', run.lane, 'programId', run.program_id,
					'scheduledBy', run.scheduled_by) order by lower(run.span), run.lane)
				from asked join program_run run on run.studio_id = asked.studio_id and run.calendar_id = asked.calendar_id
					and run.span && daterange(${from}::date, ${to}::date, '[]')
				where asked.kind = 'main' or ${actor.kind !== 'client'}::boolean), '[]') as runs,
			coalesce((select json_agg(json_build_object('workoutId', workout_id, 'calendarId', calendar_id,
					'logId', log_id, 'onDate', on_date,
					'title', title, 'status', status, 'runId', run_id, 'addedBy', added_by, 'version', version,
					'hasComment', has_comment,
					'exercises', jsonb_path_query_array(content, '$.sections[*] ? (!(@.kind like_regex "^(warm_up|cool_down)$")).items[*].name')
						|| jsonb_path_query_array(content, '$.sections[*] ? (@.kind like_regex "^(warm_up|cool_down)$").items[*].name'))
					order by on_date, position, workout_id, log_id)
				from entry), '[]') as entries`.execute(db)
	return rows
}
