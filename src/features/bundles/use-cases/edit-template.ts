import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { templateEdited } from '../events.ts'
import { templateFields } from '../fields.ts'
import { templateForUpdate } from '../queries/template-subject.ts'
import { linesRefused, writeLines } from './parts/template-input.ts'

/** 7.1, I14: changes what is offered from now on; offers that were made stay as they are. */
export const editTemplate = useCase('bundles.edit-template', {
	input: z.object({ templateId: Id, version: z.number().int().optional(), ...templateFields }),
	output: z.object({ templateId: z.string(), version: z.number() }),
	subject: ({ db }, { templateId }) => templateForUpdate(db, templateId),
	may: coaches,
	conflicts: { bundle_template_name: 'bundles_template_name' },
	async run({ db, emit }, was, { name, description, lines, totalMinor, version }) {
		if (version !== undefined && version !== was.version) return refuse('stale')
		const refused = await linesRefused(db, lines)
		if (refused) return refused
		await db
			.updateTable('bundle_template')
			.set({ name, description, total_minor: totalMinor ?? null, version: was.version + 1 })
			.where('id', '=', was.id)
			.execute()
		await writeLines(db, { studioId: was.studio_id, templateId: was.id }, lines)
		await emit(templateEdited, {
			subject: { type: 'bundle_template', id: was.id },
			before: { name: was.name },
			after: { name },
			data: { templateId: was.id },
		})
		return ok({ templateId: was.id, version: was.version + 1 })
	},
})
