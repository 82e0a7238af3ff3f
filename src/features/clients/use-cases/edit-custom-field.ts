import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { fieldChanged } from '../events.ts'
import { changes } from '../rules/changes.ts'
import { Choices, FieldName } from './create-custom-field.ts'

/** 2.5: another name, place or list of choices. What kind a field is stays: values already stand in it. */
export const editCustomField = useCase('clients.edit-custom-field', {
	input: z.object({
		fieldId: Id,
		name: FieldName.optional(),
		choices: Choices.optional(),
		position: z.number().int().min(0).max(1000).optional(),
	}),
	output: z.object({ fieldId: z.string() }),
	subject: ({ db }, { fieldId }) => fieldForUpdate(db, fieldId),
	may: coaches,
	conflicts: { custom_field_name: 'field_name_taken' },
	async run({ db, emit }, field, { name, choices, position }) {
		if (choices && field.kind !== 'choice') return refuse('invalid', {}, 'choices')
		if (choices?.length === 0) return refuse('field_needs_choices', {}, 'choices')
		const wanted = {
			...(name === undefined ? {} : { name }),
			...(choices === undefined ? {} : { choices }),
			...(position === undefined ? {} : { position }),
		}
		const changed = changes(field, wanted)
		if (!changed) return ok({ fieldId: field.id })
		await db.updateTable('custom_field').set(wanted).where('id', '=', field.id).execute()
		const subject = { type: 'field', id: field.id }
		await emit(fieldChanged, { subject, data: { fieldId: field.id }, ...changed })
		return ok({ fieldId: field.id })
	},
})

export const fieldForUpdate = (db: Db, fieldId: string) =>
	db.selectFrom('custom_field').selectAll().where('id', '=', fieldId).forUpdate().executeTakeFirst()
