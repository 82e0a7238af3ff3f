import { z } from 'zod'
import { m } from '#messages'
import { sendErrand } from '#platform/errands.ts'
import { Id } from '#platform/ids.ts'
import { type Acting, type EffectLine, ok, refuse, useCase } from '#platform/use-case.ts'
import { importUndone } from '../events.ts'
import { mayImport } from '../permissions.ts'
import { type ImportRow, importForUpdate } from '../queries/subjects.ts'
import { takeProgramBack } from './parts/keep-program.ts'

/** Issue 5.8: takes back everything an import brought, and nothing else. It can be looked at and run again afterwards. */
export const undoImport = useCase('imports.undo-import', {
	input: z.object({ importId: Id }),
	output: z.object({ importId: z.string() }),
	subject: ({ db }, { importId }) => importForUpdate(db, importId),
	may: mayImport,
	async run(acting, row) {
		if (row.state !== 'done') return refuse('imports_busy')
		await acting.emit(importUndone, {
			clientId: row.client_id,
			subject: { type: 'import', id: row.id },
			before: { file: row.file_name },
			data: { importId: row.id },
		})
		if (row.brings === 'training') return ok({ importId: row.id }, await letGo(acting, row))
		const back = await takeProgramBack(acting, row)
		if (!back.ok) return back
		await acting.db
			.updateTable('training_import')
			.set({ state: 'undone', finished_at: acting.now })
			.where('id', '=', row.id)
			.execute()
		return ok({ importId: row.id }, back.effects)
	},
})

/** Of a long history a job takes it away, part after part. */
async function letGo({ db, actor, locale }: Acting, row: ImportRow): Promise<EffectLine[]> {
	const { count } = await db
		.selectFrom('logged_set')
		.select((is) => is.fn.countAll<string>().as('count'))
		.where('import_id', '=', row.id)
		.executeTakeFirstOrThrow()
	await db.updateTable('training_import').set({ state: 'undoing' }).where('id', '=', row.id).execute()
	await sendErrand(db, actor.studioId as string, 'imports.work', [row.id])
	return [
		{ kind: 'goes', text: m.imports_effect_sets_go({ count: Number(count) }, { locale }) },
		{ kind: 'stays', text: m.imports_effect_rest_stays({}, { locale }) },
	]
}
