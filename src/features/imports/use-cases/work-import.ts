import { z } from 'zod'
import { touchlineItself } from '#features/calendars/permissions.ts'
import { removeHistory } from '#features/training/use-cases/remove-history.ts'
import { Id } from '#platform/ids.ts'
import { type Acting, ok, useCase } from '#platform/use-case.ts'
import { importFinished } from '../events.ts'
import { countsOf } from '../queries/counts.ts'
import { type ImportRow, importForUpdate, type State } from '../queries/subjects.ts'
import { checkProgramRows } from './parts/check-program-rows.ts'
import { checkRows } from './parts/check-rows.ts'
import { keepRows } from './parts/keep-rows.ts'
import { stageRows } from './parts/stage-rows.ts'

/**
 * Issue 5.8: the next part of what an import has to do, in a transaction of its own; asked again until there is no more. Killed
 * in between, it goes on where it was.
 */
export const workImport = useCase('imports.work-import', {
	input: z.object({ importId: Id }),
	output: z.object({ more: z.boolean() }),
	subject: ({ db }, { importId }) => importForUpdate(db, importId),
	may: touchlineItself,
	async run(acting, row) {
		const next = await step(acting, row)
		if (next) await set(acting, row, next)
		return ok({ more: next === null })
	},
})

/** One step; null where more of the same kind is left. */
async function step(acting: Acting, row: ImportRow): Promise<State | null> {
	if (row.state === 'reading') return stageRows(acting.db, row)
	if (row.state === 'checking')
		return row.brings === 'program' ? checkProgramRows(acting.db, row) : checkRows(acting, row)
	if (row.state === 'running') {
		if (!(await keepRows(acting, row))) return null
		const { made, known, failed } = await countsOf(acting.db, row.id)
		await acting.emit(importFinished, {
			clientId: row.client_id,
			subject: { type: 'import', id: row.id },
			data: { importId: row.id, made, known, failed },
		})
		return 'done'
	}
	if (row.state === 'undoing') {
		const removed = await acting.also(removeHistory, { importId: row.id })
		return removed.ok ? 'undone' : row.state
	}
	return row.state
}

const set = ({ db, now }: Acting, { id, state }: ImportRow, next: State) =>
	next === state
		? undefined
		: db
				.updateTable('training_import')
				.set({
					state: next,
					...(next === 'done' || next === 'undone' ? { finished_at: now } : {}),
					...(state === 'reading' ? { content: null } : {}),
				})
				.where('id', '=', id)
				.execute()
