import { agendaChoices } from '#features/appointments/queries/choices.ts'
import { appointmentType } from '#features/appointments/queries/types.ts'
import { editType } from '#features/appointments/use-cases/edit-type.ts'
import { coachPage } from '#platform/http/doors.ts'
import { NotFound } from '#platform/perform.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, params, actor }) => {
		if (actor.kind !== 'staff' || actor.role === 'assistant') throw new NotFound()
		const type = await ask(appointmentType, { typeId: params.typeId ?? '' })
		const { coaches, currency } = await ask(agendaChoices, {})
		return { type, coaches, currency, me: actor.id, role: actor.role }
	},
	does: [editType],
})
