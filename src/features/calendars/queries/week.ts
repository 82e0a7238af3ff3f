import { sql } from 'kysely'
import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { workoutContentSchema } from '#features/programs/rules/content.ts'
import { Id } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { addDays, weekOf } from '#platform/time/days.ts'
import { query } from '#platform/use-case.ts'
import { plainText } from '../rules/plain-workout.ts'
import { type OneCalendar, onCalendars } from './calendar.ts'
import { calendarOf } from './subjects.ts'

const said = { id: z.string(), onDate: z.string(), title: z.string(), text: z.string() }
const written = z.object({
	...said,
	version: z.number().int(),
	position: z.number().int(),
	status: z.enum(['planned', 'started', 'completed', 'skipped']),
	/** From a program, and not written by hand yet: from the first change on its updates pass it over (4.9). */
	fromProgram: z.boolean(),
})
export type WrittenWorkout = z.infer<typeof written>
export type EarlierWorkout = { id: string; onDate: string; title: string; text: string }

type Row = Omit<WrittenWorkout, 'text'> & { content: unknown }

/** Issue 5.4: one week of one calendar as text, to be written in a grid, and the week before it, to be repeated. */
export const week = query('calendars.week', {
	input: z.object({ clientId: Id, calendarId: Id.optional(), date: Day }),
	output: z.object({
		clientId: z.string(),
		clientName: z.string(),
		calendarId: z.string(),
		calendars: z.array(onCalendars),
		today: z.string(),
		/** The first day of the week that holds `date`. */
		from: z.string(),
		workouts: z.array(written),
		weekBefore: z.array(z.object(said)),
		/** Names in these texts that stand for no exercise: kept as text. */
		unknown: z.array(z.string()),
	}),
	subject: (reading, which) => calendarOf(reading, which),
	may: coachOf,
	async run({ db }, { client_id, calendar_id, clientName, today, weekStartsOn }, { date }) {
		const from = weekOf(date, weekStartsOn)
		const { rows } = await sql<{ calendars: OneCalendar[]; workouts: Row[] | null }>`
			select (select json_agg(json_build_object('id', reach.calendar_id, 'kind', reach.kind, 'title', reach.title,
					'subscriptionId', reach.subscription_id) order by reach.kind, reach.began_on, reach.calendar_id)
				from calendar_reach reach where reach.client_id = ${client_id}::uuid) as calendars,
			(select json_agg(json_build_object('id', workout.id, 'onDate', workout.on_date, 'title', workout.title,
					'content', workout.content, 'version', workout.version, 'position', workout.position,
					'status', coalesce(log.status, 'planned'),
					'fromProgram', workout.run_id is not null and workout.changed_by_hand_at is null)
					order by workout.on_date, workout.position, workout.id)
				from workout
				left join training_log log on log.studio_id = workout.studio_id and log.workout_id = workout.id
				where workout.calendar_id = ${calendar_id}::uuid
					and workout.on_date between ${addDays(from, -7)}::date and ${addDays(from, 6)}::date) as workouts
			`.execute(db)
		const { calendars = [], workouts } = rows[0] ?? {}
		const unknown = new Set<string>()
		const all = (workouts ?? []).map(({ content: stored, ...workout }) => {
			const content = workoutContentSchema.parse(stored)
			for (const { exercise, name } of content.sections.flatMap(({ items }) => items))
				if (!exercise) unknown.add(name)
			return { ...workout, text: plainText(content) }
		})
		return {
			clientId: client_id,
			clientName,
			calendarId: calendar_id,
			calendars,
			today,
			from,
			workouts: all.filter(({ onDate }) => onDate >= from),
			weekBefore: all
				.filter(({ onDate }) => onDate < from)
				.map(({ id, onDate, title, text }) => ({ id, onDate, title, text })),
			unknown: [...unknown],
		}
	},
})
