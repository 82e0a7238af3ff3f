import { typeChoices } from '#features/appointments/queries/choices.ts'
import { createType } from '#features/appointments/use-cases/create-type.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, actor }) => {
		const { coaches, currency } = await ask(typeChoices, {})
		return { type: null, coaches, currency, me: actor.id, role: actor.role }
	},
	does: [thenGo(createType, () => '/coach/settings/appointment-types')],
})
