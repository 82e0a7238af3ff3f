import { agendaChoices } from '#features/appointments/queries/choices.ts'
import { createType } from '#features/appointments/use-cases/create-type.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'
import { NotFound } from '#platform/perform.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, actor }) => {
		if (actor.kind !== 'staff' || actor.role === 'assistant') throw new NotFound()
		const { coaches, currency } = await ask(agendaChoices, {})
		return { type: null, coaches, currency, me: actor.id, role: actor.role }
	},
	does: [thenGo(createType, () => '/coach/settings/appointment-types')],
})
