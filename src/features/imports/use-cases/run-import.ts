import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { exercisesByName } from '#features/exercises/queries/by-name.ts'
import { createExercise } from '#features/exercises/use-cases/create-exercise.ts'
import { sendErrand } from '#platform/errands.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { importStarted } from '../events.ts'
import { importForUpdate } from '../queries/subjects.ts'

/** Issue 5.8: lets the rows that were looked at become history, by a job; exercises that were to be made are made first. */
export const runImport = useCase('imports.run-import', {
	input: z.object({ importId: Id }),
	output: z.object({ importId: z.string() }),
	subject: ({ db }, { importId }) => importForUpdate(db, importId),
	may: coachOf,
	async run(acting, row) {
		const { db, actor, emit } = acting
		if (row.state !== 'checked') return refuse('imports_busy')
		const wanted = row.mapping.names.filter(({ choice }) => choice === 'make').map(({ name }) => name)
		const standing = await exercisesByName(db, wanted)
		for (const name of wanted.filter((each) => !standing(each))) {
			const made = await acting.also(createExercise, { name })
			if (!made.ok) return made
		}
		await db
			.updateTable('training_import')
			.set({ state: 'running', done: 0 })
			.where('id', '=', row.id)
			.execute()
		await emit(importStarted, {
			clientId: row.client_id,
			subject: { type: 'import', id: row.id },
			after: { file: row.file_name },
			data: { importId: row.id },
		})
		await sendErrand(db, actor.studioId as string, 'imports.work', [row.id])
		return ok({ importId: row.id })
	},
})
