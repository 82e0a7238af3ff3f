import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { query } from '#platform/use-case.ts'
import { libraryExercise } from '../library/library.ts'
import { ofTheStudio } from '../permissions.ts'
import { refOf } from '../rules/keys.ts'
import { isUuid } from './exercise.ts'

/**
 * The present names of exercises by key, in `locale`; a key that is unknown is missing from the answer. At most one
 * statement, whatever the number of keys. For other features inside their own queries.
 */
export async function exerciseNames(
	db: Db,
	keys: readonly string[],
	locale: 'en' | 'fr',
): Promise<Map<string, string>> {
	const names = new Map<string, string>()
	const own: string[] = []
	for (const key of new Set(keys)) {
		const ref = refOf(key)
		if (ref?.source === 'studio' && isUuid.test(ref.id)) own.push(ref.id)
		const name = ref?.source === 'library' ? libraryExercise(ref.id)?.name[locale] : undefined
		if (name) names.set(key, name)
	}
	if (own.length === 0) return names
	const rows = await db.selectFrom('exercise').select(['id', 'name']).where('id', 'in', own).execute()
	for (const { id, name } of rows) names.set(`own:${id}`, name)
	return names
}

/** 3.3: names for keys, for screens and the API. */
export const names = query('exercises.names', {
	input: z.object({ keys: z.array(z.string().max(80)).max(500) }),
	output: z.object({ names: z.record(z.string(), z.string()) }),
	may: ofTheStudio,
	run: async ({ db, locale }, _, { keys }) => ({
		names: Object.fromEntries(await exerciseNames(db, keys, locale)),
	}),
})
