import { typeChoices } from '#features/appointments/queries/choices.ts'
import { types } from '#features/appointments/queries/types.ts'
import { createTemplate } from '#features/packages/use-cases/create-template.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask }) => {
		const { coaches, currency } = await ask(typeChoices, {})
		return { template: null, coaches, currency, types: (await ask(types, {})).types }
	},
	does: [thenGo(createTemplate, () => '/coach/payments/packages')],
})
