import { clientChoices } from '#features/clients/queries/choices.ts'
import { createCustomField } from '#features/clients/use-cases/create-custom-field.ts'
import { deleteCustomField } from '#features/clients/use-cases/delete-custom-field.ts'
import { editCustomField } from '#features/clients/use-cases/edit-custom-field.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, actor }) => {
		const { fields } = await ask(clientChoices, {})
		return { fields, isCoach: actor.kind === 'staff' && actor.role !== 'assistant' }
	},
	does: [createCustomField, editCustomField, deleteCustomField],
})
