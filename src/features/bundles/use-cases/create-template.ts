import { z } from 'zod'
import { newId } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { templateCreated } from '../events.ts'
import { templateFields } from '../fields.ts'
import { linesRefused, writeLines } from './parts/template-input.ts'

/** 7.1: a bundle to offer again and again: which sessions, in which order, how far apart, at what price. */
export const createTemplate = useCase('bundles.create-template', {
	input: z.object(templateFields),
	output: z.object({ templateId: z.string() }),
	may: coaches,
	conflicts: { bundle_template_name: 'bundles_template_name' },
	async run({ db, actor, now, emit }, _, { name, description, lines, totalMinor }) {
		const refused = await linesRefused(db, lines)
		if (refused) return refused
		const studioId = actor.studioId as string
		const templateId = newId()
		await db
			.insertInto('bundle_template')
			.values({
				...{ studio_id: studioId, id: templateId, name, description },
				...{ total_minor: totalMinor ?? null, created_at: now },
			})
			.execute()
		await writeLines(db, { studioId, templateId }, lines)
		await emit(templateCreated, {
			subject: { type: 'bundle_template', id: templateId },
			after: { name },
			data: { templateId },
		})
		return ok({ templateId })
	},
})
