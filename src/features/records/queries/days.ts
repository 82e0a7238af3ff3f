import { sql } from 'kysely'
import type { SetRow } from '#features/training/queries/sets.ts'
import type { Db } from '#platform/database/transaction.ts'
import { recordsOf } from '../rules/records.ts'
import type { Amounts, Respect } from '../rules/worth.ts'
import { type CountedSet, counted } from './best-sets.ts'

type OfExercise = { clientId: string; key: string }

/** One workout in which an exercise was done, and the best amounts of it. */
export type Day = { logId: string; onDate: string; title: string; name: string; sets: Amounts[] }

/**
 * Every workout in which an exercise was done, newest first, each with what nothing else in it outdoes: enough for the
 * chart and for the pages of the history, in one statement.
 */
export async function daysOf(db: Db, { clientId, key }: OfExercise): Promise<Day[]> {
	const { rows } = await sql<{ logId: string; onDate: string; title: string; name: string } & Amounts>`
		with done as (
			select log_id, max(exercise_name) as name, coalesce(reps, 0) as reps, coalesce(max(load_grams), 0) as grams,
				coalesce(distance_mm, 0) as mm,
				coalesce(case when distance_mm > 0 then min(nullif(duration_ms, 0)) else max(duration_ms) end, 0) as ms
			from logged_set
			where client_id = ${clientId}::uuid and exercise_key = ${key}
			group by log_id, reps, distance_mm, load_grams > 0
		)
		select log.id as "logId", log.on_date as "onDate", log.title, done.name, done.reps, done.grams, done.ms as milliseconds,
			done.mm as millimetres
		from done join training_log log on log.id = done.log_id
		order by log.on_date desc, log.id desc`.execute(db)
	return [...Map.groupBy(rows, ({ logId }) => logId).values()].map((sets) => {
		const [{ logId, onDate, title, name }] = sets as [(typeof sets)[number]]
		return { logId, onDate, title, name, sets }
	})
}

/** Day by day, oldest first, the best in one respect; of two workouts on a day the better. */
export function lineOf(days: readonly Day[], { kind, at }: Respect): { at: string; value: number }[] {
	const best = new Map<string, number>()
	for (const { onDate, sets } of days.toReversed()) {
		const value = recordsOf(sets).find((each) => each.kind === kind && each.at === at)?.value
		if (value !== undefined) best.set(onDate, Math.max(value, best.get(onDate) ?? value))
	}
	return [...best].map(([at, value]) => ({ at, value }))
}

/** All sets of an exercise in some logs, in the order done. */
export async function setsIn(db: Db, key: string, logIds: readonly string[]): Promise<CountedSet[]> {
	if (logIds.length === 0) return []
	const { rows } = await sql<SetRow>`
		select * from logged_set where log_id = any(${logIds}::uuid[]) and exercise_key = ${key}
		order by done_at, set_number`.execute(db)
	return rows.map(counted)
}
