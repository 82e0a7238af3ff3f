import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { templateRestored } from '../events.ts'
import { templateForUpdate } from '../queries/template-subject.ts'

/** 7.1: an archived bundle can be offered again. */
export const restoreTemplate = useCase('bundles.restore-template', {
	input: z.object({ templateId: Id }),
	output: z.object({ templateId: z.string() }),
	subject: ({ db }, { templateId }) => templateForUpdate(db, templateId),
	may: coaches,
	conflicts: { bundle_template_name: 'bundles_template_name' },
	async run({ db, emit }, { id, name }) {
		const { numUpdatedRows } = await db
			.updateTable('bundle_template')
			.set({ archived_at: null })
			.where('id', '=', id)
			.where('archived_at', 'is not', null)
			.executeTakeFirst()
		if (numUpdatedRows > 0n)
			await emit(templateRestored, {
				subject: { type: 'bundle_template', id },
				after: { name },
				data: { templateId: id },
			})
		return ok({ templateId: id })
	},
})
