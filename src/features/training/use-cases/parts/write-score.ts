import { sql } from 'kysely'
import type { WorkoutSection } from '#features/programs/rules/content.ts'
import type { ScoredKind } from '#features/programs/rules/section-kinds.ts'
import type { Acting } from '#platform/use-case.ts'
import { benchmarkKey, type ScoreValues } from '../../rules/score.ts'

type Of = { logId: string; clientId: string; section: WorkoutSection & { kind: ScoredKind }; doneAt: Date }

/** Whether something done later than this is known of a section: another score, or one taken back. */
export async function scoredLater(
	{ db }: Acting,
	{ logId, sectionId, doneAt }: { logId: string; sectionId: string; doneAt: Date },
): Promise<boolean> {
	const later = await db
		.selectFrom('log_entry')
		.select('id')
		.where('log_id', '=', logId)
		.where('section_id', '=', sectionId)
		.where('done_at', '>', doneAt)
		.executeTakeFirst()
	return later !== undefined
}

/** Puts a score in its section's place. @returns whether anything is different from before */
export async function writeScore(
	{ db, actor }: Acting,
	{ logId, clientId, section, doneAt }: Of,
	{ rounds, reps, lowest, seconds, note }: ScoreValues & { note: string },
): Promise<boolean> {
	const { kind, benchmark } = section
	const name = benchmark?.trim() ?? null
	const key = name === null ? null : benchmarkKey(kind, name)
	const duration = seconds === null ? null : Math.round(seconds * 1000)
	const before = await db
		.selectFrom('logged_score')
		.select(['rounds', 'reps', 'lowest_reps', 'duration_ms', 'note'])
		.where('log_id', '=', logId)
		.where('section_id', '=', section.id)
		.executeTakeFirst()
	await sql`
		insert into logged_score (studio_id, log_id, section_id, client_id, kind, benchmark_key, benchmark_name, rounds, reps,
			lowest_reps, duration_ms, note, done_at)
		values (${actor.studioId}, ${logId}, ${section.id}, ${clientId}, ${kind}, ${key}, ${name}, ${rounds}, ${reps}, ${lowest},
			${duration}, ${note}, ${doneAt})
		on conflict (studio_id, log_id, section_id) do update set rounds = excluded.rounds, reps = excluded.reps,
			lowest_reps = excluded.lowest_reps, duration_ms = excluded.duration_ms, note = excluded.note,
			done_at = excluded.done_at`.execute(db)
	const same =
		before?.rounds === rounds &&
		before.reps === reps &&
		before.lowest_reps === lowest &&
		before.duration_ms === duration &&
		before.note === note
	return !same
}
