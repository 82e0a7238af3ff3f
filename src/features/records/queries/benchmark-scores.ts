import { sql } from 'kysely'
import type { ScoredKind } from '#features/programs/rules/section-kinds.ts'
import { sayScore } from '#features/training/rules/say-score.ts'
import type { ScoreValues } from '#features/training/rules/score.ts'
import { m } from '#messages'
import type { Db } from '#platform/database/transaction.ts'
import type { Locale } from '#platform/i18n/format.ts'
import { type BestScore, bestScores, type ScoreRespect } from '../rules/benchmarks.ts'

/** One score of a benchmark, with the workout it stands in. */
export type BenchmarkScore = ScoreValues & {
	key: string
	name: string
	kind: ScoredKind
	logId: string
	sectionId: string
	onDate: string
	title: string
	note: string
}

type Asked = { clientId: string; keys?: readonly string[]; butLogId?: string | null }

/** Every score of a client under a benchmark's name, in the order done; of some benchmarks only, or without one log. One statement. */
export async function benchmarkScores(
	db: Db,
	{ clientId, keys, butLogId = null }: Asked,
): Promise<Map<string, BenchmarkScore[]>> {
	if (keys?.length === 0) return new Map()
	const { rows } = await sql<BenchmarkScore>`
		select s.benchmark_key as key, s.benchmark_name as name, s.kind, s.log_id as "logId", s.section_id as "sectionId", s.rounds,
			s.reps, s.lowest_reps as lowest, (s.duration_ms / 1000.0)::float8 as seconds, s.note, log.on_date as "onDate", log.title
		from logged_score s join training_log log on log.studio_id = s.studio_id and log.id = s.log_id
		where s.client_id = ${clientId}::uuid and s.benchmark_key is not null
			and ${keys ? sql`s.benchmark_key = any(${[...new Set(keys)]}::text[])` : sql`true`}
			and s.log_id is distinct from ${butLogId}::uuid
		order by s.done_at, s.log_id, s.section_id`.execute(db)
	return Map.groupBy(rows, ({ key }) => key)
}

/** What stands of one benchmark. */
export const bestOf = (scores: readonly BenchmarkScore[]): BestScore<BenchmarkScore>[] =>
	scores[0] ? bestScores(scores[0].kind, scores) : []

const respectNames: Record<ScoreRespect, (locale: Locale) => string> = {
	rounds: (locale) => m.records_best_score({}, { locale }),
	time: (locale) => m.records_best_score({}, { locale }),
	intervals: (locale) => m.records_best_score({}, { locale }),
	lowest: (locale) => m.records_lowest({}, { locale }),
	total: (locale) => m.records_total({}, { locale }),
}

/** "Best", "Best lowest interval": of what a benchmark's record is. */
export const respectName = (respect: ScoreRespect, locale: Locale): string => respectNames[respect](locale)

/** The score that speaks for a benchmark, said to the reader. */
export function sayBestScore(scores: readonly BenchmarkScore[], locale: Locale): string {
	const [best] = bestOf(scores)
	return best ? sayScore(best.score.kind, best.score, locale) : ''
}
