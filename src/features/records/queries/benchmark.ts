import { z } from 'zod'
import { type ScoredKind, scoredKinds } from '#features/programs/rules/section-kinds.ts'
import { mayReadTraining } from '#features/training/permissions.ts'
import { sayScore } from '#features/training/rules/say-score.ts'
import { m } from '#messages'
import { cursor, cursorText } from '#platform/cursor.ts'
import type { Locale } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { isDay } from '#platform/time/days.ts'
import { query, type Reading } from '#platform/use-case.ts'
import { scoreRespects } from '../rules/benchmarks.ts'
import { type BenchmarkScore, benchmarkScores, bestOf, respectName } from './benchmark-scores.ts'
import { clientAsked } from './subjects.ts'

const pageSize = 30

const best = z.object({
	respect: z.enum(scoreRespects),
	...{ name: z.string(), text: z.string(), logId: z.string(), onDate: z.string() },
})
const time = z.object({
	...{ logId: z.string(), sectionId: z.string(), onDate: z.string(), title: z.string() },
	...{ text: z.string(), note: z.string() },
	/** In which respects it stands. */
	holds: z.array(z.string()),
})
const oneBenchmark = z.object({
	...{ clientId: z.string(), clientName: z.string(), benchmarkKey: z.string(), name: z.string() },
	kind: z.enum(scoredKinds),
	best: z.array(best),
	chart: z.object({
		...{ label: z.string(), unit: z.string() },
		points: z.array(z.object({ at: z.string(), value: z.number() })),
	}),
	times: z.array(time),
	next: z.string().nullable(),
})
export type OneBenchmark = z.infer<typeof oneBenchmark>

const input = z.object({
	clientId: Id.optional(),
	benchmarkKey: z.string().min(1).max(80),
	/** `next` of the page before. */
	after: cursor(z.string().refine(isDay), Id).optional(),
})

/** 5.3: one benchmark of a client: what stands, how it went, and every time it was done, newest first. Thirty a page. */
export const benchmark = query('records.benchmark', {
	input,
	output: oneBenchmark,
	subject: ofClient,
	may: mayReadTraining,
	async run({ locale }, { client_id, clientName, scores }, { benchmarkKey, after }) {
		const last = scores.at(-1) as BenchmarkScore
		const standing = bestOf(scores)
		const say = (score: BenchmarkScore) => sayScore(score.kind, score, locale)
		const newest = scores.toSorted((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1))
		const rest = after ? newest.filter((each) => placeOf(each) < after.join(' ')) : newest
		const shown = rest.slice(0, pageSize)
		const end = rest.length > pageSize ? shown.at(-1) : undefined
		return {
			...{ clientId: client_id, clientName, benchmarkKey, name: last.name, kind: last.kind },
			best: standing.map(({ respect, score }) => ({
				...{ respect, name: respectName(respect, locale), text: say(score) },
				...{ logId: score.logId, onDate: score.onDate },
			})),
			chart: chartOf(last.kind, scores, locale),
			times: shown.map((score) => ({
				...{ logId: score.logId, sectionId: score.sectionId, onDate: score.onDate, title: score.title },
				...{ text: say(score), note: score.note },
				holds: standing
					.filter((each) => each.score === score)
					.map(({ respect }) => respectName(respect, locale)),
			})),
			next: end ? cursorText(end.onDate, end.logId) : null,
		}
	},
})

const placeOf = ({ onDate, logId }: BenchmarkScore) => `${onDate} ${logId}`

/** The client with this benchmark. One they never did doesn't exist. */
async function ofClient(reading: Reading, { clientId, benchmarkKey }: z.output<typeof input>) {
	const client = await clientAsked(reading, clientId)
	if (!client) return undefined
	const of = { clientId: client.client_id, keys: [benchmarkKey] }
	const scores = (await benchmarkScores(reading.db, of)).get(benchmarkKey)
	return scores && { client_id: client.client_id, clientName: client.name, scores }
}

/** Its line: minutes where it was finished, else what a person counts; of two on a day the later. */
function chartOf(kind: ScoredKind, scores: readonly BenchmarkScore[], locale: Locale): OneBenchmark['chart'] {
	const value = ({ rounds, reps, lowest, seconds }: BenchmarkScore) =>
		kind === 'for_time' ? seconds && seconds / 60 : kind === 'tabata' ? (lowest ?? reps) : rounds
	const points = new Map(
		scores.flatMap((each) => {
			const known = value(each)
			return known === null ? [] : [[each.onDate, known] as const]
		}),
	)
	const labels: Record<ScoredKind, string> = {
		amrap: m.records_rounds({}, { locale }),
		emom: m.records_intervals({}, { locale }),
		for_time: m.records_finish({}, { locale }),
		tabata: m.records_lowest({}, { locale }),
	}
	return {
		...{ label: labels[kind], unit: kind === 'for_time' ? 'min' : '' },
		points: [...points].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([at, value]) => ({ at, value })),
	}
}
