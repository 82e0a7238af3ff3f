import { z } from 'zod'
import { sendErrand } from '#platform/errands.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { mayImport } from '../permissions.ts'
import { importForUpdate } from '../queries/subjects.ts'
import { Mapping } from '../rules/columns.ts'

/** Issue 5.8: says what the columns and the exercises' names mean. Every row is looked at again by a job; nothing is made yet. */
export const mapImport = useCase('imports.map-import', {
	input: z.object({ importId: Id, mapping: Mapping }),
	output: z.object({ importId: z.string() }),
	subject: ({ db }, { importId }) => importForUpdate(db, importId),
	may: mayImport,
	async run({ db, actor }, row, { mapping }) {
		if (!['mapping', 'checked', 'undone'].includes(row.state)) return refuse('imports_busy')
		const meant = Object.values(mapping.columns)
		const program = row.brings === 'program'
		if (program && !(meant.includes('week') && meant.includes('exercise')))
			return refuse('imports_need_program_columns')
		if (!program && !(meant.includes('date') && meant.includes('exercise')))
			return refuse('imports_need_columns')
		if (mapping.dayOrder === 'unknown') return refuse('imports_day_order', {}, 'mapping.dayOrder')
		await db
			.updateTable('training_import')
			.set({ mapping: JSON.stringify(mapping), state: 'checking', done: 0, finished_at: null })
			.where('id', '=', row.id)
			.execute()
		await sendErrand(db, actor.studioId as string, 'imports.work', [row.id])
		return ok({ importId: row.id })
	},
})
