import { z } from 'zod'
import { exercisesByName } from '#features/exercises/queries/by-name.ts'
import { createExercise } from '#features/exercises/use-cases/create-exercise.ts'
import { sendErrand } from '#platform/errands.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { importFinished, importStarted } from '../events.ts'
import { mayImport } from '../permissions.ts'
import { countsOf } from '../queries/counts.ts'
import { importForUpdate } from '../queries/subjects.ts'
import { keepProgram } from './parts/keep-program.ts'

/**
 * Issue 5.8: lets the rows that were looked at become history, by a job, or a program, at once; exercises that were to be made
 * are made first.
 */
export const runImport = useCase('imports.run-import', {
	input: z.object({ importId: Id }),
	output: z.object({ importId: z.string(), programId: z.string().nullable() }),
	subject: ({ db }, { importId }) => importForUpdate(db, importId),
	may: mayImport,
	async run(acting, row) {
		const { db, actor, emit } = acting
		if (row.state !== 'checked') return refuse('imports_busy')
		const wanted = row.mapping.names.filter(({ choice }) => choice === 'make').map(({ name }) => name)
		const standing = await exercisesByName(db, wanted)
		for (const name of wanted.filter((each) => !standing(each))) {
			const made = await acting.also(createExercise, { name })
			if (!made.ok) return made
		}
		const about = { clientId: row.client_id, subject: { type: 'import', id: row.id } }
		await emit(importStarted, { ...about, after: { file: row.file_name }, data: { importId: row.id } })
		const running = (state: 'running' | 'done', finished_at: Date | null) =>
			db
				.updateTable('training_import')
				.set({ state, done: 0, finished_at })
				.where('id', '=', row.id)
				.execute()
		if (row.brings === 'training') {
			await running('running', null)
			await sendErrand(db, actor.studioId as string, 'imports.work', [row.id])
			return ok({ importId: row.id, programId: null })
		}
		const kept = await keepProgram(acting, row)
		if (!kept.ok) return kept
		await running('done', acting.now)
		const { made, known, failed } = await countsOf(db, row.id)
		await emit(importFinished, { ...about, data: { importId: row.id, made, known, failed } })
		return ok({ importId: row.id, programId: kept.value.programId })
	},
})
