import { sql } from 'kysely'
import { z } from 'zod'
import { visibleTo } from '#features/clients/queries/visible.ts'
import { coaches } from '#platform/permission.ts'
import { dayOf } from '#platform/time/days.ts'
import { query } from '#platform/use-case.ts'

const most = 40

const training = z.object({
	clientId: z.string(),
	name: z.string(),
	workoutId: z.string(),
	logId: z.string().nullable(),
	title: z.string(),
	status: z.enum(['planned', 'started', 'completed', 'skipped']),
})
const recent = z.object({
	logId: z.string(),
	clientId: z.string(),
	name: z.string(),
	title: z.string(),
	onDate: z.string(),
	status: z.enum(['started', 'completed', 'skipped']),
	comment: z.string(),
	sets: z.number(),
})
export type TrainsToday = z.infer<typeof training>
export type RecentLog = z.infer<typeof recent>

/** The coach's day: who trains today, with how it went, and what was logged last, comments first seen. Two statements. */
export const coachToday = query('training.coach-today', {
	input: z.object({}),
	output: z.object({
		today: z.string(),
		training: z.array(training),
		/** How many more train today than are listed. */
		more: z.number(),
		recent: z.array(recent),
	}),
	may: coaches,
	async run({ db, actor, now }) {
		const today = dayOf(now, actor.timeZone)
		const trains = await sql<z.infer<typeof training> & { total: number }>`
			select c.id as "clientId", trim(c.first_name || ' ' || c.last_name) as name, workout.id as "workoutId",
				log.id as "logId", workout.title, coalesce(log.status, 'planned') as status, count(*) over ()::int as total
			from client c
			join workout on workout.studio_id = c.studio_id and workout.client_id = c.id and workout.on_date = ${today}::date
			join calendar_reach reach on reach.studio_id = workout.studio_id and reach.calendar_id = workout.calendar_id
				and reach.open and ${today}::date between coalesce(reach.shown_from, '-infinity')
				and coalesce(reach.shown_to, 'infinity')
			left join training_log log on log.studio_id = workout.studio_id and log.workout_id = workout.id
			where c.archived_at is null and ${visibleTo(actor)}
			order by c.sort_name, c.id, workout.position
			limit ${most}`.execute(db)
		const recentLogs = await sql<z.infer<typeof recent>>`
			select log.id as "logId", c.id as "clientId", trim(c.first_name || ' ' || c.last_name) as name, log.title,
				log.on_date as "onDate", log.status, log.comment,
				(select count(*)::int from logged_set s where s.studio_id = log.studio_id and s.log_id = log.id) as sets
			from client c
			join training_log log on log.studio_id = c.studio_id and log.client_id = c.id
				and log.on_date between ${today}::date - 14 and ${today}::date + 1
			where c.archived_at is null and ${visibleTo(actor)} and log.status <> 'started'
			order by log.finished_at desc nulls last, log.id desc
			limit 12`.execute(db)
		const total = trains.rows[0]?.total ?? 0
		return {
			today,
			training: trains.rows.map(({ total: _total, ...each }) => each),
			more: Math.max(0, total - trains.rows.length),
			recent: recentLogs.rows,
		}
	},
})
