import { z } from 'zod'
import { coachOf } from '#features/clients/permissions.ts'
import { m } from '#messages'
import { sendErrand } from '#platform/errands.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { importUndone } from '../events.ts'
import { importForUpdate } from '../queries/subjects.ts'

/** Issue 5.8: takes back everything an import brought, and nothing else. It can be looked at and run again afterwards. */
export const undoImport = useCase('imports.undo-import', {
	input: z.object({ importId: Id }),
	output: z.object({ importId: z.string() }),
	subject: ({ db }, { importId }) => importForUpdate(db, importId),
	may: coachOf,
	async run({ db, actor, emit, locale }, row) {
		if (row.state !== 'done') return refuse('imports_busy')
		const { count } = await db
			.selectFrom('logged_set')
			.select((is) => is.fn.countAll<string>().as('count'))
			.where('import_id', '=', row.id)
			.executeTakeFirstOrThrow()
		await db.updateTable('training_import').set({ state: 'undoing' }).where('id', '=', row.id).execute()
		await emit(importUndone, {
			clientId: row.client_id,
			subject: { type: 'import', id: row.id },
			before: { file: row.file_name },
			data: { importId: row.id },
		})
		await sendErrand(db, actor.studioId as string, 'imports.work', [row.id])
		return ok({ importId: row.id }, [
			{ kind: 'goes', text: m.imports_effect_sets_go({ count: Number(count) }, { locale }) },
			{ kind: 'stays', text: m.imports_effect_rest_stays({}, { locale }) },
		])
	},
})
