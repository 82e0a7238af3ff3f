import { z } from 'zod'
import { newId } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { fieldCreated } from '../events.ts'
import { line } from '../rules/fields.ts'

const mostFields = 50

export const FieldName = line(60).pipe(z.string().min(1))
export const Choices = z
	.array(line(80).pipe(z.string().min(1)))
	.max(50)
	.transform((choices) => [...new Set(choices)])

/** 2.5: a field of the studio's own, for every client: text, number, date, or one of some choices. */
export const createCustomField = useCase('clients.create-custom-field', {
	input: z.object({
		name: FieldName,
		kind: z.enum(['text', 'number', 'date', 'choice']),
		choices: Choices.default([]),
	}),
	output: z.object({ fieldId: z.string() }),
	may: coaches,
	conflicts: { custom_field_name: 'field_name_taken' },
	async run({ db, actor, now, emit }, _, { name, kind, choices }) {
		if (kind === 'choice' && choices.length === 0) return refuse('field_needs_choices', {}, 'choices')
		const { count, last } = await db
			.selectFrom('custom_field')
			.select((is) => [is.fn.countAll<string>().as('count'), is.fn.max('position').as('last')])
			.executeTakeFirstOrThrow()
		if (Number(count) >= mostFields) return refuse('too_many_fields', { most: mostFields })
		const fieldId = newId()
		await db
			.insertInto('custom_field')
			.values({
				studio_id: actor.studioId as string,
				id: fieldId,
				name,
				kind,
				choices: kind === 'choice' ? choices : [],
				position: (last ?? 0) + 1,
				created_at: now,
			})
			.execute()
		await emit(fieldCreated, {
			subject: { type: 'field', id: fieldId },
			after: { name, kind },
			data: { fieldId },
		})
		return ok({ fieldId })
	},
})
