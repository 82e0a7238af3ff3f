import { z } from 'zod'
import { m } from '#messages'
import type { Db } from '#platform/database/transaction.ts'
import { coaches } from '#platform/permission.ts'
import { type Acting, useCase } from '#platform/use-case.ts'
import { exerciseFields } from '../fields.ts'
import { exerciseByKey } from '../queries/exercise.ts'
import { createExercise } from './create-exercise.ts'

/** 3.3: an own copy of any exercise, to be changed as the studio likes. */
export const duplicateExercise = useCase('exercises.duplicate-exercise', {
	input: z.object({ key: z.string().max(80) }),
	output: z.object({ exerciseId: z.string(), key: z.string(), name: z.string() }),
	subject: ({ db, locale }, { key }) => exerciseByKey(db, key, locale),
	may: coaches,
	async run({ db, locale, also }: Acting, original, _) {
		const name = await freeName(db, original.name, locale)
		return also(createExercise, z.object(exerciseFields).parse({ ...original, name }))
	},
})

/** "Back squat" where nobody has that name yet, else "Back squat (copy)", "Back squat (copy 2)". */
async function freeName(db: Db, name: string, locale: 'en' | 'fr'): Promise<string> {
	const taken = await db.selectFrom('exercise').select('name').where('archived_at', 'is', null).execute()
	const names = new Set(taken.map((row) => row.name.toLowerCase()))
	for (let copy = 0; ; copy++) {
		const suffix =
			copy === 0 ? '' : ` ${m.exercises_copy_suffix({ copy: copy === 1 ? '' : ` ${copy}` }, { locale })}`
		const candidate = `${name.slice(0, 120 - suffix.length)}${suffix}`
		if (!names.has(candidate.toLowerCase())) return candidate
	}
}
