import { sql } from 'kysely'
import type { ClientExport } from '#platform/client-export.ts'
import { recordsOf } from '../rules/records.ts'
import { benchmarkScores, bestOf } from './benchmark-scores.ts'
import { bestSetsOf } from './best-sets.ts'

/** 2.1: a client's records in their file, reckoned as they stand; in grams, milliseconds and millimetres, as the sets beside them. */
export const recordsExport: ClientExport = {
	tables: [],
	async rows({ db }, clientId): Promise<Record<string, Record<string, unknown>[]>> {
		const { rows } = await sql<{ key: string }>`
			select distinct exercise_key as key from logged_set where client_id = ${clientId}::uuid order by key`.execute(
			db,
		)
		const sets = await bestSetsOf(db, { clientId, keys: rows.map(({ key }) => key) })
		const record = [...sets].flatMap(([exercise_key, best]) =>
			recordsOf(best).map(({ kind, at, value, set }) => ({
				...{ exercise_key, kind, at, value: Math.abs(value) },
				set_id: set.done.id,
			})),
		)
		const scores = await benchmarkScores(db, { clientId })
		const benchmark_record = [...scores].flatMap(([benchmark_key, of]) =>
			bestOf(of).map(({ respect, score }) => ({
				...{ benchmark_key, benchmark_name: score.name, respect, log_id: score.logId },
				...{ rounds: score.rounds, reps: score.reps, lowest: score.lowest, seconds: score.seconds },
			})),
		)
		return {
			...(record.length > 0 ? { record } : {}),
			...(benchmark_record.length > 0 ? { benchmark_record } : {}),
		}
	},
}
