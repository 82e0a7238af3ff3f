import { typeChoices } from '#features/appointments/queries/choices.ts'
import { types } from '#features/appointments/queries/types.ts'
import { template } from '#features/packages/queries/templates.ts'
import { editTemplate } from '#features/packages/use-cases/edit-template.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, params }) => {
		const { coaches, currency } = await ask(typeChoices, {})
		const found = await ask(template, { templateId: params.templateId ?? '' })
		return { template: found, coaches, currency, types: (await ask(types, {})).types }
	},
	does: [editTemplate],
})
