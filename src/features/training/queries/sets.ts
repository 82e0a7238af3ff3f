import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import {
	formatDistance,
	formatDuration,
	formatNumber,
	formatWeight,
	gramsOf,
	type Locale,
	type WeightUnit,
	weightIn,
} from '#platform/i18n/format.ts'
import type { SetValues } from '../rules/session.ts'

/** One set as it was done, in the units it was typed in. */
export type DoneSet = SetValues & {
	id: string
	logId: string
	itemId: string
	setNumber: number
	exerciseKey: string
	exerciseName: string
	rpe: number | null
	rir: number | null
	note: string
	doneAt: Date
}

/** A row of `logged_set`, as far as it says what was done. */
export type SetRow = {
	id: string
	log_id: string
	item_id: string
	set_number: number
	exercise_key: string
	exercise_name: string
	reps: number | null
	load_grams: number | null
	load_unit: string | null
	duration_ms: number | null
	distance_mm: number | null
	rpe: number | null
	rir: number | null
	note: string
	done_at: Date
}

export const doneSet = (row: SetRow): DoneSet => {
	const unit = (row.load_unit as WeightUnit | null) ?? null
	return {
		id: row.id,
		logId: row.log_id,
		itemId: row.item_id,
		setNumber: row.set_number,
		exerciseKey: row.exercise_key,
		exerciseName: row.exercise_name,
		reps: row.reps,
		load: row.load_grams === null ? null : weightIn(row.load_grams, unit ?? 'kg'),
		unit,
		seconds: row.duration_ms === null ? null : row.duration_ms / 1000,
		metres: row.distance_mm === null ? null : row.distance_mm / 1000,
		rpe: row.rpe,
		rir: row.rir,
		note: row.note,
		doneAt: row.done_at,
	}
}

/** All sets of a log, in the order of the workout. */
export async function setsOfLog(db: Db, logId: string): Promise<DoneSet[]> {
	const rows = await db
		.selectFrom('logged_set')
		.selectAll()
		.where('log_id', '=', logId)
		.orderBy('done_at')
		.orderBy('set_number')
		.execute()
	return rows.map(doneSet)
}

/** Last time (5.2): for each exercise, the sets of the latest other log that holds it. One statement for all. */
export async function lastTimeOf(
	db: Db,
	clientId: string,
	keys: readonly string[],
	butLogId: string | null,
): Promise<Map<string, DoneSet[]>> {
	if (keys.length === 0) return new Map()
	const { rows } = await sql<SetRow>`
		select found.*
		from unnest(${[...new Set(keys)]}::text[]) as asked (key)
		cross join lateral (
			select log_id from logged_set
			where client_id = ${clientId}::uuid and exercise_key = asked.key
				and log_id is distinct from ${butLogId}::uuid
			order by done_at desc limit 1
		) latest
		join logged_set found on found.log_id = latest.log_id and found.exercise_key = asked.key
		order by asked.key, found.done_at, found.set_number`.execute(db)
	return Map.groupBy(rows.map(doneSet), (set) => set.exerciseKey)
}

/** "5 × 100 kg", "400 m in 1:30", "0:45": a set as it was done, said shortly. */
export function saySet(set: SetValues, locale: Locale): string {
	const load =
		set.load === null ? null : formatWeight(gramsOf(set.load, set.unit ?? 'kg'), set.unit ?? 'kg', locale)
	const amount =
		set.reps !== null
			? formatNumber(set.reps, locale)
			: set.metres !== null
				? formatDistance(set.metres * 1000, locale)
				: null
	const time = set.seconds === null ? null : formatDuration(set.seconds * 1000)
	const what = amount && time ? `${amount} · ${time}` : (amount ?? time)
	if (what && load) return `${what} × ${load}`
	return what ?? load ?? '–'
}
