import { z } from 'zod'
import { newId } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { templateSaved } from '../events.ts'
import { packageSettings } from '../queries/settings.ts'
import { termsExist } from './parts/covered.ts'
import { templateFields, templateRow } from './parts/template-row.ts'

/** 10.1: what the studio sells: so many sessions at one price, and on what terms. */
export const createTemplate = useCase('packages.create-template', {
	input: z.object(templateFields),
	output: z.object({ templateId: z.string() }),
	may: coaches,
	conflicts: { package_template_name: 'packages_name_taken' },
	async run({ db, actor, now, emit }, _, input) {
		const row = templateRow(input)
		const missing = await termsExist(db, { typeIds: row.type_ids, coachId: row.coach_id })
		if (missing) return refuse('not_found', {}, missing)
		const { currency } = await packageSettings(db)
		const templateId = newId()
		await db
			.insertInto('package_template')
			.values({ ...row, studio_id: actor.studioId as string, id: templateId, currency, created_at: now })
			.execute()
		await emit(templateSaved, {
			...{ subject: { type: 'package_template', id: templateId }, after: { title: input.name } },
			data: { templateId },
		})
		return ok({ templateId })
	},
})
