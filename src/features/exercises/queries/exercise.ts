import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { query } from '#platform/use-case.ts'
import { ExerciseView } from '../fields.ts'
import { libraryExercise } from '../library/library.ts'
import { ofTheStudio } from '../permissions.ts'
import { refOf } from '../rules/keys.ts'
import { libraryView, ownView } from './views.ts'

export const isUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** One exercise by its key, `lib:<slug>` or `own:<id>`, archived ones too: workouts still name them. */
export const exercise = query('exercises.exercise', {
	input: z.object({ key: z.string().max(80) }),
	output: ExerciseView,
	subject: ({ db, locale }, { key }) => exerciseByKey(db, key, locale),
	may: ofTheStudio,
	run: async (_, found) => found,
})

/** A row of the studio's own. */
export const ownExercise = (db: Db, id: string) =>
	db.selectFrom('exercise').selectAll().where('id', '=', id).executeTakeFirst()

/** A row of the studio's own, locked for a change. */
export const exerciseForUpdate = (db: Db, id: string) =>
	db.selectFrom('exercise').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** What stands behind a key, in the reader's language; null where nothing does. */
export async function exerciseByKey(db: Db, key: string, locale: 'en' | 'fr'): Promise<ExerciseView | null> {
	const ref = refOf(key)
	if (!ref) return null
	if (ref.source === 'library') {
		const found = libraryExercise(ref.id)
		return found && libraryView(found, locale)
	}
	const row = isUuid.test(ref.id) ? await ownExercise(db, ref.id) : undefined
	return row ? ownView(row) : null
}
