import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { templateArchived } from '../events.ts'
import { templateForUpdate } from '../queries/template-subject.ts'

/** 7.1: nobody is offered this bundle any more; offers that were made stay open. */
export const archiveTemplate = useCase('bundles.archive-template', {
	input: z.object({ templateId: Id }),
	output: z.object({ templateId: z.string() }),
	subject: ({ db }, { templateId }) => templateForUpdate(db, templateId),
	may: coaches,
	async run({ db, now, emit }, { id, name }) {
		const { numUpdatedRows } = await db
			.updateTable('bundle_template')
			.set({ archived_at: now })
			.where('id', '=', id)
			.where('archived_at', 'is', null)
			.executeTakeFirst()
		if (numUpdatedRows > 0n)
			await emit(templateArchived, {
				subject: { type: 'bundle_template', id },
				after: { name },
				data: { templateId: id },
			})
		return ok({ templateId: id })
	},
})
