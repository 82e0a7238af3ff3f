import type { Db } from '#platform/database/transaction.ts'
import { libraryExercise } from '../library/library.ts'
import type { TrackingKind } from '../library/vocabulary.ts'
import { refOf } from '../rules/keys.ts'
import { isUuid } from './exercise.ts'

/**
 * What is written down for exercises (5.2), by key; a key that is unknown is missing from the answer. At most one
 * statement, whatever the number of keys. For other features inside their own queries.
 */
export async function exerciseTracking(db: Db, keys: readonly string[]): Promise<Map<string, TrackingKind>> {
	const tracking = new Map<string, TrackingKind>()
	const own: string[] = []
	for (const key of new Set(keys)) {
		const ref = refOf(key)
		if (ref?.source === 'studio' && isUuid.test(ref.id)) own.push(ref.id)
		const kind = ref?.source === 'library' ? libraryExercise(ref.id)?.tracking : undefined
		if (kind) tracking.set(key, kind)
	}
	if (own.length === 0) return tracking
	const rows = await db.selectFrom('exercise').select(['id', 'tracking']).where('id', 'in', own).execute()
	for (const { id, tracking: kind } of rows) tracking.set(`own:${id}`, kind as TrackingKind)
	return tracking
}
