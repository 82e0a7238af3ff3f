import { sql } from 'kysely'
import { z } from 'zod'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { fieldDeleted } from '../events.ts'
import { fieldForUpdate } from './edit-custom-field.ts'

/** 2.5: the field and what clients have in it. */
export const deleteCustomField = useCase('clients.delete-custom-field', {
	input: z.object({ fieldId: Id }),
	output: z.object({}),
	subject: ({ db }, { fieldId }) => fieldForUpdate(db, fieldId),
	may: coaches,
	async run({ db, emit, locale }, field) {
		const emptied = await sql`update client set custom_fields = custom_fields - ${field.id}::text
			where custom_fields ? ${field.id}::text`.execute(db)
		await db.deleteFrom('custom_field').where('id', '=', field.id).execute()
		await emit(fieldDeleted, {
			subject: { type: 'field', id: field.id },
			before: { name: field.name, kind: field.kind },
			data: { fieldId: field.id },
		})
		const count = Number(emptied.numAffectedRows ?? 0)
		return ok({}, [
			{ kind: 'goes', text: m.clients_effect_field_deleted({ name: field.name, count }, { locale }) },
		])
	},
})
