import { sql } from 'kysely'
import { z } from 'zod'
import { gramsOf } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import type { Acting } from '#platform/use-case.ts'
import { rpeOf } from '../../rules/effort.ts'

/** A set as it is sent; what is left out wasn't done. */
export const setFields = {
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
	rpe: z
		.number()
		.min(0)
		.max(10)
		.multipleOf(0.5)
		.nullish()
		.meta({ description: 'By halves. Left out, it is 10 − `rir`.' }),
	rir: z.number().int().min(0).max(20).nullish(),
	note: z.string().trim().max(500).default(''),
}

type SetFields = z.output<z.ZodObject<typeof setFields>>
type Of = { logId: string; clientId: string; key: string; name: string; doneAt: Date }

/**
 * Puts a set in its place in the log, unless something done later stands there ('later'): another device's set, or the same
 * set taken back. 'same' where this was known already; 'foreign' where the id is somebody else's.
 */
export async function writeSet(
	acting: Acting,
	set: SetFields,
	of: Of,
): Promise<'changed' | 'same' | 'later' | 'foreign'> {
	const before = await whatIsKnown(acting, set, of)
	if (before.foreign) return 'foreign'
	// Sent again: nothing happens, whatever was done since.
	if (before.again) return before.later || before.taken_back ? 'later' : 'same'
	if (before.later) return 'later'
	const { db, actor } = acting
	await db
		.deleteFrom('logged_set')
		.where('log_id', '=', of.logId)
		.where('item_id', '=', set.itemId)
		.where('set_number', '=', set.setNumber)
		.where('id', '<>', set.setId)
		.execute()
	// Taken back since: it has still overtaken what was there before it, in whichever order the two arrive.
	if (before.taken_back) return 'later'
	const grams = set.load == null ? null : gramsOf(set.load, set.unit ?? 'kg')
	const unit = grams === null ? null : (set.unit ?? 'kg')
	const duration = set.seconds == null ? null : Math.round(set.seconds * 1000)
	const distance = set.metres == null ? null : Math.round(set.metres * 1000)
	const changed = await sql`
		insert into logged_set as now (studio_id, id, log_id, client_id, exercise_key, exercise_name, item_id, set_number,
			reps, load_grams, load_unit, duration_ms, distance_mm, rpe, rir, note, done_at)
		values (${actor.studioId}, ${set.setId}, ${of.logId}, ${of.clientId}, ${of.key}, ${of.name}, ${set.itemId},
			${set.setNumber}, ${set.reps ?? null}, ${grams}, ${unit}, ${duration}, ${distance}, ${rpeOf(set)},
			${set.rir ?? null}, ${set.note}, ${of.doneAt})
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

type Known = { foreign: boolean; later: boolean; taken_back: boolean; again: boolean }

async function whatIsKnown(
	{ db }: Acting,
	{ setId, itemId, setNumber, entryId }: SetFields & { entryId?: string | undefined },
	{ logId, doneAt }: Of,
): Promise<Known> {
	const { rows } = await sql<Known>`
		with entry as (select * from log_entry where log_id = ${logId}::uuid)
		select exists (select from logged_set where id = ${setId}::uuid and log_id <> ${logId}::uuid) as foreign,
			exists (select from logged_set where log_id = ${logId}::uuid and done_at > ${doneAt}
				and (id = ${setId}::uuid or (item_id = ${itemId} and set_number = ${setNumber}::int)))
			or exists (select from entry where kind = 'set' and done_at > ${doneAt}
				and (set_id = ${setId}::uuid or (item_id = ${itemId} and set_number = ${setNumber}::int))) as later,
			exists (select from entry where kind = 'set_removed' and set_id = ${setId}::uuid
				and done_at > ${doneAt}) as taken_back,
			exists (select from entry where id = ${entryId ?? null}::uuid) as again`.execute(db)
	return rows[0] as Known
}
