import { atStudio, lookAtGroup, toBooked } from '#features/appointments/public-pages.ts'
import { joinAppointment } from '#features/appointments/use-cases/join-appointment.ts'
import { joinAsGuest } from '#features/appointments/use-cases/join-as-guest.ts'
import { publicPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = publicPage({
	as: atStudio,
	load: lookAtGroup,
	does: [thenGo(joinAsGuest, toBooked), thenGo(joinAppointment, toBooked)],
})
