import { typeChoices } from '#features/appointments/queries/choices.ts'
import { bookingAddress } from '#features/appointments/queries/public-address.ts'
import { appointmentType } from '#features/appointments/queries/types.ts'
import { editType } from '#features/appointments/use-cases/edit-type.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, params }) => {
		const type = await ask(appointmentType, { typeId: params.typeId ?? '' })
		const { address } = await ask(bookingAddress, {})
		return { type, address, ...(await ask(typeChoices, {})) }
	},
	does: [editType],
})
