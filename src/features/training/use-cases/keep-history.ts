import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { v5 } from 'uuid'
import { z } from 'zod'
import { touchlineItself } from '#features/calendars/permissions.ts'
import { type WorkoutContent, workoutContentSchema } from '#features/programs/rules/content.ts'
import { contentLimits } from '#features/programs/rules/limits.ts'
import type { Db } from '#platform/database/transaction.ts'
import { gramsOf } from '#platform/i18n/format.ts'
import { Id, newId } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { exerciseKey, itemsOf } from '../rules/session.ts'

const set = z.object({
	/** Its row in the import. */
	row: z.number().int(),
	exercise: z.object({ source: z.enum(['library', 'studio']), id: z.string().max(64) }).nullable(),
	name: z.string().min(1).max(contentLimits.name),
	setNumber: z.number().int().min(1).max(100),
	reps: z.number().int().min(0).max(10_000).nullable(),
	load: z.number().min(0).max(2000).nullable(),
	unit: z.enum(['kg', 'lb']),
	seconds: z.number().min(0).max(172_800).nullable(),
	metres: z.number().min(0).max(1_000_000).nullable(),
	rpe: z.number().min(0).max(10).nullable(),
	note: z.string().max(500),
})
const history = z.object({
	onDate: Day,
	title: z.string().min(1).max(120),
	comment: z.string().max(2000),
	sets: z.array(set).min(1).max(2000),
})
type HistorySet = z.output<typeof set>
type History = z.output<typeof history>

/**
 * Issue 5.8: completed workouts of before, as an import read them. A client's log of a day and name is one log, an exercise's
 * set of a number in it one set, by ids that follow from that: what came once doesn't come again, whichever file it is in.
 * Records (5.3) are reckoned from these rows as from all others.
 */
export const keepHistory = useCase('training.keep-history', {
	input: z.object({ clientId: Id, importId: Id, logs: z.array(history).max(500) }),
	output: z.object({ made: z.array(z.number()), known: z.array(z.number()) }),
	subject: ({ db }, { clientId }) =>
		db.selectFrom('client').select('id as client_id').where('id', '=', clientId).executeTakeFirst(),
	may: touchlineItself,
	async run({ db, actor, now }, { client_id }, { importId, logs }) {
		const studioId = actor.studioId as string
		const known = await logsBefore(
			db,
			logs.map((log) => idOf(client_id, log)),
		)
		const written = logs.map((log) => {
			const id = idOf(client_id, log)
			return { id, log, prescribed: withItems(known.get(id) ?? { v: 1, sections: [] }, log.sets) }
		})
		const rows = written.map(({ id, log, prescribed }) => ({
			...{ id, on_date: log.onDate, title: log.title, comment: log.comment, prescribed },
		}))
		await sql`
			insert into training_log as standing (studio_id, id, client_id, on_date, title, comment, prescribed, status,
				started_at, finished_at, logged_by, import_id)
			select ${studioId}::uuid, id, ${client_id}::uuid, on_date, title, comment, prescribed, 'completed',
				least(${now}, on_date + time '12:00' at time zone 'UTC'), least(${now}, on_date + time '12:00' at time zone 'UTC'),
				'coach', ${importId}::uuid
			from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
				as said (id uuid, on_date date, title text, comment text, prescribed jsonb)
			on conflict (studio_id, id) do update set prescribed = excluded.prescribed
				where standing.prescribed <> excluded.prescribed`.execute(db)
		const sets = written.flatMap(({ id, log }) => log.sets.map((each) => setRow(id, each)))
		const { rows: made } = await sql<{ log_id: string; item_id: string; set_number: number }>`
			insert into logged_set (studio_id, id, log_id, client_id, exercise_key, exercise_name, item_id, set_number, reps,
				load_grams, load_unit, duration_ms, distance_mm, rpe, note, done_at, import_id)
			select ${studioId}::uuid, said.id, said.log_id, ${client_id}::uuid, exercise_key, exercise_name, item_id, set_number,
				reps, load_grams, load_unit, duration_ms, distance_mm, rpe, said.note, log.started_at, ${importId}::uuid
			from jsonb_to_recordset(${JSON.stringify(sets)}::jsonb) as said (id uuid, log_id uuid, exercise_key text,
				exercise_name text, item_id text, set_number int, reps int, load_grams int, load_unit text, duration_ms int,
				distance_mm int, rpe numeric, note text)
			join training_log log on log.studio_id = ${studioId}::uuid and log.id = said.log_id
			on conflict (studio_id, log_id, item_id, set_number) do nothing
			returning log_id, item_id, set_number`.execute(db)
		const places = new Set(made.map((each) => `${each.log_id} ${each.item_id} ${each.set_number}`))
		const isMade = (each: (typeof sets)[number]) =>
			places.has(`${each.log_id} ${each.item_id} ${each.set_number}`)
		return ok({
			made: sets.filter(isMade).map(({ row }) => row),
			known: sets.filter((each) => !isMade(each)).map(({ row }) => row),
		})
	},
})

/** The log of a client, a day and a name: always the same id. */
const idOf = (clientId: string, { onDate, title }: History): string =>
	v5(`${onDate} ${title.trim().toLowerCase()}`, clientId)

const itemId = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 16)

async function logsBefore(db: Db, ids: string[]): Promise<Map<string, WorkoutContent>> {
	if (ids.length === 0) return new Map()
	const rows = await db
		.selectFrom('training_log')
		.select(['id', 'prescribed'])
		.where('id', 'in', ids)
		.orderBy('id')
		.forUpdate()
		.execute()
	return new Map(rows.map(({ id, prescribed }) => [id, workoutContentSchema.parse(prescribed)]))
}

/** What a log shows is what its items say: one for each exercise, behind those that stand there. */
function withItems(content: WorkoutContent, sets: HistorySet[]): WorkoutContent {
	const items = [...itemsOf(content)]
	for (const { exercise, name } of sets) {
		const id = itemId(exerciseKey({ exercise, name }))
		if (!items.some((item) => item.id === id)) items.push({ id, exercise, name, line: '', sets: [] })
	}
	const most = contentLimits.itemsPerSection
	const sections = Array.from({ length: Math.ceil(items.length / most) }, (_, at) => ({
		...{ id: `part-${at}`, name: '', kind: 'straight' as const },
		items: items.slice(at * most, (at + 1) * most),
	}))
	return { v: 1, sections: sections.slice(0, contentLimits.sections) }
}

function setRow(logId: string, said: HistorySet) {
	const key = exerciseKey(said)
	return {
		...{ row: said.row, id: newId(), log_id: logId, exercise_key: key, exercise_name: said.name },
		...{ item_id: itemId(key), set_number: said.setNumber, reps: said.reps, rpe: said.rpe, note: said.note },
		load_grams: said.load === null ? null : gramsOf(said.load, said.unit),
		load_unit: said.load === null ? null : said.unit,
		duration_ms: said.seconds === null ? null : Math.round(said.seconds * 1000),
		distance_mm: said.metres === null ? null : Math.round(said.metres * 1000),
	}
}
