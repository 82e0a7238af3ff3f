import { sql } from 'kysely'
import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { visibleTo } from '#features/clients/queries/visible.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { programsWithout } from './invitable-programs.ts'
import { line, SubscriptionLine } from './list.ts'
import { standing } from './standing.ts'
import { subscriptionOf } from './subjects.ts'

/** One subscription for its coach, with the programs its client could be moved to (6.5). */
export const subscription = query('subscriptions.subscription', {
	input: z.object({ subscriptionId: Id }),
	output: SubscriptionLine.extend({
		today: z.string(),
		/** Workouts from today on that nobody has trained. */
		planned: z.number(),
		logged: z.number(),
		others: z.array(z.object({ id: z.string(), title: z.string() })),
		/** Calendars of the program’s other subscribers whom this coach sees: a stretch can be copied there. */
		calendars: z.array(z.object({ id: z.string(), name: z.string() })),
	}),
	subject: (reading, { subscriptionId }) => subscriptionOf(reading, subscriptionId),
	may: coachOf,
	async run({ db, actor, now }, { id, program_id, client_id, today }) {
		const { rows } = await sql<Omit<SubscriptionLine, 'expired'> & { planned: number; logged: number }>`
			with ${standing(now, sql<boolean>`s.id = ${id}::uuid`)}
			select ${line},
				(select count(*)::int from workout where workout.calendar_id = standing.calendar_id
					and workout.on_date >= standing.today and not exists (select from training_log log
						where log.studio_id = workout.studio_id and log.workout_id = workout.id)) as planned,
				(select count(*)::int from workout join training_log log on log.studio_id = workout.studio_id
					and log.workout_id = workout.id where workout.calendar_id = standing.calendar_id) as logged
			from standing`.execute(db)
		const [row] = rows
		if (!row) throw new Error('a subscription that was just read is there')
		const others = await programsWithout(db, client_id)
		const { rows: calendars } = await sql<{ id: string; name: string }>`
			with ${standing(now, sql<boolean>`s.program_id = ${program_id}::uuid and s.id <> ${id}::uuid and ${visibleTo(actor)}`)}
			select calendar_id as id, name from standing
			where state in ('active', 'paused', 'pending') order by sort_name, id limit 200`.execute(db)
		const expired = row.state === 'pending' && row.expiresAt !== null && row.expiresAt <= now
		return { ...row, expired, today, others: others.filter((each) => each.id !== program_id), calendars }
	},
})
