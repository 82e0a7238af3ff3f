import { z } from 'zod'
import { mayReadTraining } from '#features/training/permissions.ts'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { scoreRespects } from '../rules/benchmarks.ts'
import { recordsOf } from '../rules/records.ts'
import { benchmarkScores, bestOf, sayBestScore } from './benchmark-scores.ts'
import { bestSetsOf } from './best-sets.ts'
import { kinds, recordName, sayBest } from './saying.ts'
import { clientAsked } from './subjects.ts'

const exerciseToBeat = z.object({
	/** The best set so far, in a sentence; empty the first time. */
	text: z.string(),
	/** How good it is in every respect (what should be short, below zero), the least telling first, and what is said of a set that beats it. */
	standing: z.array(z.object({ kind: z.enum(kinds), at: z.number(), value: z.number(), says: z.string() })),
})
const benchmarkToBeat = z.object({
	/** The best score so far, in a sentence. */
	text: z.string(),
	/** How good it is in every respect (a time below zero), and what is said of a score that beats it. */
	standing: z.array(z.object({ respect: z.enum(scoreRespects), value: z.number(), says: z.string() })),
})
export type BenchmarkToBeat = z.infer<typeof benchmarkToBeat>
export type ToBeat = z.infer<typeof exerciseToBeat>

/**
 * 5.2, 5.3: what is to be beaten while a log is written, exercise by exercise and in its benchmarks, as it stands without that
 * log. One statement for the client, who is known already, and one where there are benchmarks.
 */
export const toBeat = query('records.to-beat', {
	input: z.object({
		clientId: Id,
		exerciseKeys: z.array(z.string().max(80)).max(500),
		/** Of which benchmarks. */
		benchmarkKeys: z.array(z.string().max(80)).max(40).default([]),
		/** The log that is being written. */
		logId: Id.optional(),
	}),
	output: z.object({
		exercises: z.record(z.string(), exerciseToBeat),
		benchmarks: z.record(z.string(), benchmarkToBeat),
	}),
	async subject(reading, { clientId }) {
		const { actor } = reading
		const own = actor.kind === 'client' && actor.id === clientId
		return own ? { client_id: actor.id } : await clientAsked(reading, clientId)
	},
	may: mayReadTraining,
	async run({ db, locale }, { client_id }, { exerciseKeys, benchmarkKeys, logId }) {
		const sets = await bestSetsOf(db, { clientId: client_id, keys: exerciseKeys, butLogId: logId ?? null })
		const exercises: Record<string, ToBeat> = {}
		for (const key of exerciseKeys) {
			const records = recordsOf(sets.get(key) ?? [])
			const standing = records.map(({ kind, at, value }) => ({
				...{ kind, at, value },
				says: m.records_mark({ what: recordName({ kind, at }, locale) }, { locale }),
			}))
			const what = sayBest(records, locale)
			exercises[key] = { text: what && m.records_to_beat({ what }, { locale }), standing }
		}
		const benchmarks: Record<string, BenchmarkToBeat> = {}
		const without = { clientId: client_id, keys: benchmarkKeys, butLogId: logId ?? null }
		for (const [key, scores] of await benchmarkScores(db, without)) {
			const says = m.records_mark({ what: scores.at(-1)?.name ?? '' }, { locale })
			benchmarks[key] = {
				text: m.records_to_beat({ what: sayBestScore(scores, locale) }, { locale }),
				standing: bestOf(scores).map(({ respect, value }) => ({ respect, value, says })),
			}
		}
		return { exercises, benchmarks }
	},
})
