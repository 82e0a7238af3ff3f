import { sql } from 'kysely'
import type { WorkoutContent } from '#features/programs/rules/content.ts'
import { exerciseKey } from '#features/training/rules/session.ts'
import { type Db, transaction } from '#platform/database/transaction.ts'
import { idsFollow, newId } from '#platform/ids.ts'
import { appPool } from '#platform/perform.ts'
import { addDays, daysBetween } from '#platform/time/days.ts'
import { doneSets } from './performance.ts'
import { doneScores, itemsWithSets } from './scores.ts'
import { type Chance, chance } from './seeded.ts'
import { of, onDay, type Stage } from './stage.ts'
import { clients, type StoryClient } from './story/people.ts'
import { remarks } from './story/training.ts'

type Planned = {
	id: string
	client_id: string
	on_date: string
	title: string
	content: WorkoutContent
	program_id: string | null
	program_title: string | null
}

/**
 * Months of training, as `training.log-set`, `complete-workout` and `skip-workout` would have left them. Written by SQL
 * in the same shape: some ten thousand use-cases would take a minute of the first start.
 */
export async function train(stage: Stage): Promise<void> {
	await transaction(appPool(), stage.studioId, 'read write', async (db) => {
		for (const client of clients) {
			if (client.account) await trainOne(db, stage, client)
		}
		return { commit: true, value: undefined }
	})
	idsFollow(null)
}

async function trainOne(db: Db, stage: Stage, client: StoryClient): Promise<void> {
	const actor = of(stage.clients, client.key)
	const until = addDays(stage.today, -(client.archived ?? 0))
	const { rows } = await sql<Planned>`
		select workout.id, workout.client_id, workout.on_date, workout.title, workout.content, run.program_id,
			run.title as program_title
		from workout left join program_run run on run.studio_id = workout.studio_id and run.id = workout.run_id
		where workout.client_id = ${actor.id}::uuid and workout.on_date < ${until}::date
			and not exists (select from training_log log where log.studio_id = workout.studio_id and log.workout_id = workout.id)
		order by workout.on_date, workout.position`.execute(db)
	const written = rows.flatMap((workout) => trained(stage, client, workout) ?? [])
	await write(db, stage, written)
}

type Log = ReturnType<typeof logOf>

/** What became of one workout: done, skipped with a word, or simply missed. */
function trained(stage: Stage, client: StoryClient, workout: Planned): Log | null {
	const days = daysBetween(workout.on_date, stage.today)
	const luck = chance(`${client.key} ${days} ${workout.title}`)
	const drawn = luck.share()
	if (drawn < client.keeps) return logOf(client, workout, days, luck, 'completed')
	const skips = drawn < client.keeps + (1 - client.keeps) * 0.4
	return skips ? logOf(client, workout, days, luck, 'skipped') : null
}

function logOf(
	client: StoryClient,
	workout: Planned,
	days: number,
	luck: Chance,
	status: 'completed' | 'skipped',
) {
	const early = client.tags.includes('early bird')
	const started =
		onDay(workout.on_date, early ? '05:10' : '16:20').getTime() + Math.floor(luck.share() * 90) * 60_000
	idsFollow(() => new Date(started))
	const done = status === 'completed'
	const said = remarks[client.locale]
	const speaks = luck.share() < (done ? 0.18 : 0.75)
	const weeks = Math.max(0, client.joined - days) / 7
	const items = done ? itemsWithSets(workout.content) : []
	let at = started
	return {
		...{
			id: newId(),
			event: newId(),
			entry: newId(),
			workout: workout.id,
			client: workout.client_id,
			day: workout.on_date,
		},
		...{ title: workout.title, program: workout.program_id, program_title: workout.program_title, status },
		prescribed: workout.content,
		comment: speaks ? luck.among(done ? said.good : said.skipped) : '',
		started: new Date(started).toISOString(),
		sets: items.flatMap((item) =>
			doneSets(item, client, weeks, luck).map((set) => {
				at += 60_000 + Math.floor(luck.share() * 120_000)
				const key = exerciseKey(item)
				return { ...set, id: newId(), key, name: item.name, item: item.id, at: new Date(at).toISOString() }
			}),
		),
		scores: (done ? doneScores(workout.content, client, weeks, luck) : []).map((score) => {
			at += 600_000
			return { ...score, at: new Date(at).toISOString() }
		}),
		finished: new Date(at + 120_000).toISOString(),
	}
}

async function write(db: Db, stage: Stage, logs: Log[]): Promise<void> {
	const owner = stage.studioId
	const heads = JSON.stringify(logs.map(({ sets: _, scores: __, ...head }) => head))
	await sql`
		insert into training_log (studio_id, id, client_id, workout_id, on_date, title, program_id, program_title, prescribed,
			status, comment, started_at, finished_at, logged_by)
		select ${owner}::uuid, id, client, workout, day, title, program, program_title, prescribed, status, comment, started,
			finished, 'client'
		from jsonb_to_recordset(${heads}::jsonb) as l (id uuid, client uuid, workout uuid, day date, title text, program uuid,
			program_title text, prescribed jsonb, status text, comment text, started timestamptz, finished timestamptz)`.execute(
		db,
	)
	await sql`
		insert into event (studio_id, id, name, at, use_case, actor_kind, actor_id, actor_name, via, client_id, subject_type,
			subject_id, before, after, data)
		select ${owner}::uuid, event, 'training.workout-' || status, finished,
			case status when 'completed' then 'training.complete-workout' else 'training.skip-workout' end, 'client', client,
			(select trim(first_name || ' ' || last_name) from client c where c.id = l.client), 'hand', client, 'training_log', id,
			'{"status": "started"}', jsonb_build_object('title', title, 'status', status),
			jsonb_build_object('logId', id, 'workoutId', workout)
		from jsonb_to_recordset(${heads}::jsonb) as l (id uuid, event uuid, client uuid, workout uuid, title text, status text,
			finished timestamptz)`.execute(db)
	await sql`
		insert into log_entry (studio_id, id, log_id, client_id, kind, said, done_at, received_at)
		select ${owner}::uuid, entry, id, client, status, jsonb_build_object('comment', comment), finished, finished
		from jsonb_to_recordset(${heads}::jsonb) as l (id uuid, entry uuid, client uuid, status text, comment text,
			finished timestamptz)`.execute(db)
	const sets = JSON.stringify(
		logs.flatMap((log) => log.sets.map((set) => ({ ...set, log: log.id, client: log.client }))),
	)
	await sql`
		insert into logged_set (studio_id, id, log_id, client_id, exercise_key, exercise_name, item_id, set_number, reps,
			load_grams, load_unit, duration_ms, distance_mm, rpe, done_at)
		select ${owner}::uuid, id, log, client, key, name, item, number, reps, grams, case when grams is not null then 'kg' end,
			milliseconds, millimetres, rpe, at
		from jsonb_to_recordset(${sets}::jsonb) as s (id uuid, log uuid, client uuid, key text, name text, item text,
			number integer, reps integer, grams integer, milliseconds integer, millimetres integer, rpe numeric, at timestamptz)`.execute(
		db,
	)
	const scores = JSON.stringify(
		logs.flatMap((log) => log.scores.map((score) => ({ ...score, log: log.id, client: log.client }))),
	)
	await sql`
		insert into logged_score (studio_id, log_id, section_id, client_id, kind, benchmark_key, benchmark_name, rounds, reps,
			lowest_reps, duration_ms, done_at)
		select ${owner}::uuid, log, section, client, kind, "benchmarkKey", benchmark, rounds, reps, lowest, seconds * 1000, at
		from jsonb_to_recordset(${scores}::jsonb) as s (log uuid, section text, client uuid, kind text, "benchmarkKey" text,
			benchmark text, rounds integer, reps integer, lowest integer, seconds integer, at timestamptz)`.execute(
		db,
	)
}
