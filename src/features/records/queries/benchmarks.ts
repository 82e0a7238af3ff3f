import { z } from 'zod'
import { scoredKinds } from '#features/programs/rules/section-kinds.ts'
import { mayReadTraining } from '#features/training/permissions.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { benchmarkScores, sayBestScore } from './benchmark-scores.ts'
import { clientAsked } from './subjects.ts'

const benchmarkLine = z.object({
	benchmarkKey: z.string(),
	name: z.string(),
	kind: z.enum(scoredKinds),
	/** The best score, said to the reader. */
	best: z.string(),
	lastOn: z.string(),
})
export type BenchmarkLine = z.infer<typeof benchmarkLine>

/** 5.3: the benchmarks a client has a score of, the latest first, each with its best. */
export const benchmarks = query('records.benchmarks', {
	input: z.object({ clientId: Id.optional() }),
	output: z.object({ benchmarks: z.array(benchmarkLine) }),
	subject: (reading, { clientId }) => clientAsked(reading, clientId),
	may: mayReadTraining,
	async run({ db, locale }, { client_id }) {
		const scores = await benchmarkScores(db, { clientId: client_id })
		const lines = [...scores].flatMap(([benchmarkKey, of]) => {
			const last = of.at(-1)
			if (!last) return []
			const { name, kind, onDate: lastOn } = last
			return [{ benchmarkKey, name, kind, lastOn, best: sayBestScore(of, locale) }]
		})
		return { benchmarks: lines.toSorted((a, b) => (a.lastOn < b.lastOn ? 1 : -1)) }
	},
})
