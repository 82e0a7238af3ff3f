import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { templateSaved } from '../events.ts'
import { templateOf } from '../queries/templates.ts'
import { termsExist } from './parts/covered.ts'
import { templateFields, templateRow } from './parts/template-row.ts'

/** I14: from now on; packages that were sold stay as they were. */
export const editTemplate = useCase('packages.edit-template', {
	input: z.object({ templateId: Id, version: z.number().int().optional(), ...templateFields }),
	output: z.object({ templateId: z.string(), version: z.number() }),
	subject: ({ db }, { templateId }) => templateOf(db, templateId, 'for update'),
	may: coaches,
	conflicts: { package_template_name: 'packages_name_taken' },
	async run({ db, emit }, was, input) {
		if (input.version !== undefined && input.version !== was.version) return refuse('stale')
		const row = templateRow(input)
		const missing = await termsExist(db, { typeIds: row.type_ids, coachId: row.coach_id })
		if (missing) return refuse('not_found', {}, missing)
		const version = was.version + 1
		await db
			.updateTable('package_template')
			.set({ ...row, version })
			.where('id', '=', was.id)
			.execute()
		const shown = ({
			name,
			sessions,
			priceMinor,
			onSale,
		}: Pick<typeof was, 'name' | 'sessions' | 'priceMinor' | 'onSale'>) => ({
			...{ title: name, sessions, priceMinor, onSale },
		})
		await emit(templateSaved, {
			...{ subject: { type: 'package_template', id: was.id }, before: shown(was), after: shown(input) },
			data: { templateId: was.id },
		})
		return ok({ templateId: was.id, version })
	},
})
