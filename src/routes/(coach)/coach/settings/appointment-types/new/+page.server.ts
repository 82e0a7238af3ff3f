import { typeChoices } from '#features/appointments/queries/choices.ts'
import { createType } from '#features/appointments/use-cases/create-type.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask }) => ({ type: null, ...(await ask(typeChoices, {})) }),
	does: [thenGo(createType, () => '/coach/settings/appointment-types')],
})
