import { sql } from 'kysely'
import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { Invalid } from '#platform/perform.ts'
import { Day } from '#platform/time/day-input.ts'
import { daysBetween } from '#platform/time/days.ts'
import { query } from '#platform/use-case.ts'
import { mayLook } from '../permissions.ts'
import { spanFrom } from '../rules/placement.ts'
import { calendarOf } from './subjects.ts'

const longest = 400

export const dayStatus = z.enum(['planned', 'started', 'completed', 'skipped'])

const run = z.object({
	id: z.string(),
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

export type CalendarRun = z.infer<typeof run>
export type CalendarEntry = z.infer<typeof entry>

/**
 * 5.1: what stands on a client's main calendar from `from` to `to`, both included. One statement, hence one moment: a
 * reader sees a replacement not at all or whole (I22), and the number of statements doesn't grow with the workouts (G2).
 */
export const calendar = query('calendars.calendar', {
	input: z.object({ clientId: Id.optional(), from: Day, to: Day }),
	output: z.object({
		clientId: z.string(),
		clientName: z.string(),
		today: z.string(),
		weekStartsOn: z.number(),
		runs: z.array(run),
		entries: z.array(entry),
	}),
	subject: (reading, { clientId }) => calendarOf(reading, clientId),
	may: mayLook,
	async run({ db }, subject, { from, to }) {
		const days = daysBetween(from, to)
		if (days < 0 || days > longest) throw new Invalid({ to: '' })
		const { client_id, calendar_id, clientName, today, weekStartsOn } = subject
		// Joins training's logs: done and skipped are part of what a calendar shows.
		const { rows } = await sql<{
			runs: (Omit<CalendarRun, 'from' | 'to'> & { span: string })[]
			entries: CalendarEntry[]
		}>`
			with entry as (
				select workout.id as workout_id, log.id as log_id, workout.on_date, workout.position, workout.title,
					coalesce(log.status, 'planned') as status, workout.content, workout.run_id, workout.added_by,
					workout.version, coalesce(log.comment, '') <> '' as has_comment
				from workout
				left join training_log log on log.studio_id = workout.studio_id and log.workout_id = workout.id
				where workout.calendar_id = ${calendar_id}::uuid
					and workout.on_date between ${from}::date and ${to}::date
				union all
				select null, log.id, log.on_date, 1000, log.title, log.status, log.prescribed, null, null, null,
					log.comment <> ''
				from training_log log
				where log.client_id = ${client_id}::uuid and log.on_date between ${from}::date and ${to}::date
					and not exists (select from workout
						where workout.studio_id = log.studio_id and workout.id = log.workout_id)
			)
			select
				coalesce((select json_agg(json_build_object('id', id, 'title', title, 'span', span::text, 'lane', lane,
						'programId', program_id, 'scheduledBy', scheduled_by) order by lower(span), lane)
					from program_run
					where calendar_id = ${calendar_id}::uuid and span && daterange(${from}::date, ${to}::date, '[]')), '[]') as runs,
				coalesce((select json_agg(json_build_object('workoutId', workout_id, 'logId', log_id, 'onDate', on_date,
						'title', title, 'status', status, 'runId', run_id, 'addedBy', added_by, 'version', version,
						'hasComment', has_comment,
						'exercises', jsonb_path_query_array(content, '$.sections[*] ? (!(@.kind like_regex "^(warm_up|cool_down)$")).items[*].name')
							|| jsonb_path_query_array(content, '$.sections[*] ? (@.kind like_regex "^(warm_up|cool_down)$").items[*].name'))
						order by on_date, position, workout_id, log_id)
					from entry), '[]') as entries`.execute(db)
		const { runs = [], entries = [] } = rows[0] ?? {}
		return {
			clientId: client_id,
			clientName,
			today,
			weekStartsOn,
			runs: runs.map(({ span, ...each }) => ({ ...each, ...spanFrom(span) })),
			entries,
		}
	},
})
