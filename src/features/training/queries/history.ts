import { sql } from 'kysely'
import { z } from 'zod'
import type { ScoredKind } from '#features/programs/rules/section-kinds.ts'
import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { isDay } from '#platform/time/days.ts'
import { query } from '#platform/use-case.ts'
import { mayReadTraining } from '../permissions.ts'
import { sayScore } from '../rules/say-score.ts'
import type { ScoreValues } from '../rules/score.ts'

const pageSize = 30

const logLine = z.object({
	id: z.string(),
	workoutId: z.string().nullable(),
	onDate: z.string(),
	title: z.string(),
	programTitle: z.string().nullable(),
	status: z.enum(['started', 'completed', 'skipped']),
	comment: z.string(),
	sets: z.number(),
	exercises: z.array(z.string()),
	/** What its sections by the clock came to, with the benchmark's name where they are one. */
	scores: z.array(z.string()),
})
export type LogLine = z.infer<typeof logLine>

/** 5.2: what a client has trained, newest first, whatever became of the program (4.7). Thirty a page. */
export const history = query('training.history', {
	input: z.object({
		clientId: Id.optional(),
		/** `next` of the page before. */
		after: cursor(z.string().refine(isDay), Id).optional(),
	}),
	output: z.object({
		clientId: z.string(),
		clientName: z.string(),
		logs: z.array(logLine),
		next: z.string().nullable(),
	}),
	async subject({ db, actor }, { clientId }) {
		const id = clientId ?? (actor.kind === 'client' ? actor.id : undefined)
		if (!id) return undefined
		const row = await db
			.selectFrom('client')
			.select(['id as client_id', 'first_name', 'last_name'])
			.where('id', '=', id)
			.executeTakeFirst()
		return row && { client_id: row.client_id, name: `${row.first_name} ${row.last_name}`.trim() }
	},
	may: mayReadTraining,
	async run({ db, locale }, { client_id, name }, { after }) {
		const { rows } = await sql<Omit<LogLine, 'scores'> & { scores: ScoreRow[] }>`
			select log.id, log.workout_id as "workoutId", log.on_date as "onDate", log.title,
				log.program_title as "programTitle", log.status, log.comment, done.sets, done.exercises,
				coalesce((select json_agg(json_build_object('kind', s.kind, 'name', s.benchmark_name, 'rounds', s.rounds, 'reps', s.reps,
					'lowest', s.lowest_reps, 'seconds', s.duration_ms / 1000.0) order by s.done_at)
					from logged_score s where s.studio_id = log.studio_id and s.log_id = log.id), '[]') as scores
			from training_log log
			cross join lateral (
				select count(*)::int as sets, coalesce(array_agg(distinct exercise_name), '{}') as exercises
				from logged_set s where s.studio_id = log.studio_id and s.log_id = log.id) done
			where log.client_id = ${client_id}::uuid
				and ${after ? sql`(log.on_date, log.id) < (${after[0]}::date, ${after[1]}::uuid)` : sql`true`}
			order by log.on_date desc, log.id desc
			limit ${pageSize + 1}`.execute(db)
		const logs = rows.slice(0, pageSize)
		const last = rows.length > pageSize ? logs.at(-1) : undefined
		return {
			clientId: client_id,
			clientName: name,
			logs: logs.map((each) => ({ ...each, scores: each.scores.map((score) => sayRow(score, locale)) })),
			next: last ? cursorText(last.onDate, last.id) : null,
		}
	},
})

type ScoreRow = ScoreValues & { kind: ScoredKind; name: string | null }

function sayRow({ kind, name, ...values }: ScoreRow, locale: Locale): string {
	const said = sayScore(kind, values, locale)
	return name === null ? said : m.training_named_score({ name, score: said }, { locale })
}
