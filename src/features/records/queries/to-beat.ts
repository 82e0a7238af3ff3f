import { z } from 'zod'
import { mayReadTraining } from '#features/training/permissions.ts'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { recordsOf } from '../rules/records.ts'
import { bestSetsOf } from './best-sets.ts'
import { kinds, recordName, sayBest } from './saying.ts'
import { clientAsked } from './subjects.ts'

const exerciseToBeat = z.object({
	/** The best set so far, in a sentence; empty the first time. */
	text: z.string(),
	/** How good it is in every respect (what should be short, below zero), the least telling first, and what is said of a set that beats it. */
	standing: z.array(z.object({ kind: z.enum(kinds), at: z.number(), value: z.number(), says: z.string() })),
})
export type ToBeat = z.infer<typeof exerciseToBeat>

/**
 * 5.2, 5.3: what is to be beaten while a log is written, exercise by exercise, as it stands without that log. One
 * statement for the client, who is known already.
 */
export const toBeat = query('records.to-beat', {
	input: z.object({
		clientId: Id,
		exerciseKeys: z.array(z.string().max(80)).max(500),
		/** The log that is being written. */
		logId: Id.optional(),
	}),
	output: z.object({ exercises: z.record(z.string(), exerciseToBeat) }),
	async subject(reading, { clientId }) {
		const { actor } = reading
		const own = actor.kind === 'client' && actor.id === clientId
		return own ? { client_id: actor.id } : await clientAsked(reading, clientId)
	},
	may: mayReadTraining,
	async run({ db, locale }, { client_id }, { exerciseKeys, logId }) {
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
		return { exercises }
	},
})
