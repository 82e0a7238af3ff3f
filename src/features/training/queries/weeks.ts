import { sql } from 'kysely'
import { z } from 'zod'
import { weightIn } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { dayOf } from '#platform/time/days.ts'
import { query, type Reading } from '#platform/use-case.ts'
import { mayReadTraining } from '../permissions.ts'
import { countedIn, weeksUpTo } from './weeks-counted.ts'

const week = z.object({
	/** Its first day. */
	week: z.string(),
	...{ scheduled: z.number(), done: z.number(), sets: z.number() },
	/** All that was lifted, in the client's unit: repetitions times load. */
	lifted: z.number(),
	minutes: z.number(),
})
export type TrainingWeek = z.infer<typeof week>
export type TrainingWeeks = { unit: 'kg' | 'lb'; weeks: TrainingWeek[] }

/** Nobody rests longer between the last set and the end of it. */
const wayHome = sql`interval '15 minutes'`

/**
 * 5.4: a client's training week by week, this one last: done of scheduled, and how much it was: sets, load and minutes. A workout
 * lasts from its first entry to its end, where that was said soon after the last set. One statement.
 */
export const weeks = query('training.weeks', {
	input: z.object({
		/** Left out: the client who asks. */
		clientId: Id.optional(),
		weeks: z.number().int().min(1).max(26).default(12),
	}),
	output: z.object({ clientId: z.string(), unit: z.enum(['kg', 'lb']), weeks: z.array(week) }),
	subject: (reading, { clientId }) => ofClient(reading, clientId),
	may: mayReadTraining,
	async run({ db, actor, now }, { client_id, studio_id, week_starts_on, units }, { weeks }) {
		const starts = weeksUpTo(dayOf(now, actor.timeZone), weeks, week_starts_on)
		const [studio, client] = [sql`${studio_id}::uuid`, sql`${client_id}::uuid`]
		const { rows } = await sql<Omit<TrainingWeek, 'lifted'> & { grams: number }>`
			select start as week, counted.scheduled, counted.done, trained.*
			from unnest(${starts}::date[]) start
			${countedIn(studio, client)}
			cross join lateral (
				select coalesce(sum(of_log.sets), 0)::int as sets, coalesce(sum(of_log.grams), 0)::float8 as grams,
					coalesce(round(sum(extract(epoch from greatest(interval '0', least(log.finished_at, of_log.last + ${wayHome})
						- log.started_at)) / 60)), 0)::int as minutes
				from training_log log
				cross join lateral (
					select count(*) as sets, sum(s.reps::bigint * s.load_grams) as grams,
						greatest(max(s.done_at), (select max(done_at) from logged_score score
							where score.studio_id = log.studio_id and score.log_id = log.id)) as last
					from logged_set s where s.studio_id = log.studio_id and s.log_id = log.id) of_log
				where log.studio_id = ${studio} and log.client_id = ${client} and log.status <> 'skipped'
					and log.on_date between start and start + 6) trained
			order by start`.execute(db)
		const unit = units === 'imperial' ? ('lb' as const) : ('kg' as const)
		return {
			...{ clientId: client_id, unit },
			weeks: rows.map(({ grams, ...each }) => ({ ...each, lifted: Math.round(weightIn(grams, unit)) })),
		}
	},
})

async function ofClient({ db, actor }: Reading, clientId: string | undefined) {
	const id = clientId ?? (actor.kind === 'client' ? actor.id : undefined)
	if (!id) return undefined
	return db
		.selectFrom('client')
		.innerJoin('studio_settings as settings', 'settings.studio_id', 'client.studio_id')
		.leftJoin('account', 'account.id', 'client.account_id')
		.select(['client.id as client_id', 'client.studio_id', 'settings.week_starts_on', 'account.units'])
		.where('client.id', '=', id)
		.executeTakeFirst()
}
