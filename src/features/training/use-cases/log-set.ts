import { sql } from 'kysely'
import { z } from 'zod'
import { gramsOf } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { type Acting, ok, refuse, useCase } from '#platform/use-case.ts'
import { setLogged } from '../events.ts'
import { mayLog } from '../permissions.ts'
import { sessionOf } from '../queries/subjects.ts'
import { exerciseKey, itemsOf } from '../rules/session.ts'
import { openLog } from './parts/open-log.ts'

const input = z.object({
	workoutId: Id,
	/** Made by the device, so that sending it again finds its row (5.5). */
	setId: Id,
	itemId: z.string().min(1).max(64),
	setNumber: z.number().int().min(1).max(100),
	reps: z.number().int().min(0).max(10_000).nullish(),
	/** In `unit`, kept exactly: what was typed in pounds stays pounds. */
	load: z.number().min(0).max(2000).nullish(),
	unit: z.enum(['kg', 'lb']).nullish(),
	seconds: z.number().min(0).max(172_800).nullish(),
	metres: z.number().min(0).max(1_000_000).nullish(),
	rpe: z.number().min(0).max(10).multipleOf(0.5).nullish(),
	rir: z.number().int().min(0).max(20).nullish(),
	note: z.string().trim().max(500).default(''),
	/** When it was done, by the device's clock; one that runs ahead counts as now. */
	doneAt: z.iso.datetime({ offset: true }).optional(),
})

/**
 * 5.2: one set as it was done, saved at once. The same set sent twice is one set; of two devices the later doing wins.
 * Starts the workout where it isn't started, and takes a skipped one up again. A finished log may be corrected.
 */
export const logSet = useCase('training.log-set', {
	input,
	output: z.object({ logId: z.string(), setId: z.string() }),
	subject: (reading, { workoutId }) => sessionOf(reading, workoutId),
	may: mayLog,
	async run(acting, session, set) {
		if ([set.reps, set.load, set.seconds, set.metres].every((value) => value == null))
			return refuse('training_empty_set', {}, 'reps')
		if ((set.load ?? 0) > (set.unit === 'lb' ? 2000 : 1000)) return refuse('training_too_heavy', {}, 'load')
		const log = await openLog(acting, session)
		const item = itemsOf(log.prescribed).find((each) => each.id === set.itemId)
		if (!item) return refuse('not_found')
		const key = exerciseKey(item)
		const written = await writeSet(acting, {
			...set,
			logId: log.id,
			clientId: session.client_id,
			key,
			name: item.name,
		})
		if (written === 'foreign') return refuse('not_found')
		if (log.status === 'skipped')
			await acting.db
				.updateTable('training_log')
				.set({ status: 'started', finished_at: null })
				.where('id', '=', log.id)
				.execute()
		if (written === 'changed')
			await acting.emit(setLogged, {
				clientId: session.client_id,
				subject: { type: 'training_log', id: log.id },
				data: { logId: log.id, workoutId: session.workoutId, setId: set.setId, exerciseKey: key },
			})
		return ok({ logId: log.id, setId: set.setId })
	},
})

type Writing = z.output<typeof input> & { logId: string; clientId: string; key: string; name: string }

/** 'same' where this was known already or something done later stands there; 'foreign' where the id is somebody else's. */
async function writeSet({ db, actor, now }: Acting, set: Writing): Promise<'changed' | 'same' | 'foreign'> {
	const said = set.doneAt ? new Date(set.doneAt) : now
	const doneAt = said > now ? now : said
	const grams = set.load == null ? null : gramsOf(set.load, set.unit ?? 'kg')
	const unit = grams === null ? null : (set.unit ?? 'kg')
	const duration = set.seconds == null ? null : Math.round(set.seconds * 1000)
	const distance = set.metres == null ? null : Math.round(set.metres * 1000)
	const { rows } = await sql<{ later: boolean; foreign: boolean }>`
		select coalesce(bool_or(log_id <> ${set.logId}::uuid), false) as foreign,
			coalesce(bool_or(log_id = ${set.logId}::uuid and done_at > ${doneAt}), false) as later
		from logged_set
		where id = ${set.setId}::uuid
			or (log_id = ${set.logId}::uuid and item_id = ${set.itemId} and set_number = ${set.setNumber}::int)`.execute(
		db,
	)
	if (rows[0]?.foreign) return 'foreign'
	if (rows[0]?.later) return 'same'
	await db
		.deleteFrom('logged_set')
		.where('log_id', '=', set.logId)
		.where('item_id', '=', set.itemId)
		.where('set_number', '=', set.setNumber)
		.where('id', '<>', set.setId)
		.execute()
	const changed = await sql`
		insert into logged_set as now (studio_id, id, log_id, client_id, exercise_key, exercise_name, item_id, set_number,
			reps, load_grams, load_unit, duration_ms, distance_mm, rpe, rir, note, done_at)
		values (${actor.studioId}, ${set.setId}, ${set.logId}, ${set.clientId}, ${set.key}, ${set.name}, ${set.itemId},
			${set.setNumber}, ${set.reps ?? null}, ${grams}, ${unit}, ${duration}, ${distance}, ${set.rpe ?? null},
			${set.rir ?? null}, ${set.note}, ${doneAt})
		on conflict (studio_id, id) do update set item_id = excluded.item_id, exercise_key = excluded.exercise_key,
			exercise_name = excluded.exercise_name, set_number = excluded.set_number, reps = excluded.reps,
			load_grams = excluded.load_grams, load_unit = excluded.load_unit, duration_ms = excluded.duration_ms,
			distance_mm = excluded.distance_mm, rpe = excluded.rpe, rir = excluded.rir, note = excluded.note,
			done_at = excluded.done_at
		where now.log_id = excluded.log_id and (now.item_id, now.set_number, now.reps, now.load_grams, now.load_unit,
			now.duration_ms, now.distance_mm, now.rpe, now.rir, now.note) is distinct from (excluded.item_id,
			excluded.set_number, excluded.reps, excluded.load_grams, excluded.load_unit, excluded.duration_ms,
			excluded.distance_mm, excluded.rpe, excluded.rir, excluded.note)`.execute(db)
	return Number(changed.numAffectedRows) === 1 ? 'changed' : 'same'
}
