import { atStudio, lookAtDetails, toBooked, toTimes } from '#features/appointments/public-pages.ts'
import { bookAppointment } from '#features/appointments/use-cases/book-appointment.ts'
import { bookAsGuest } from '#features/appointments/use-cases/book-as-guest.ts'
import { releaseHold } from '#features/appointments/use-cases/release-hold.ts'
import { publicPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = publicPage({
	as: atStudio,
	load: lookAtDetails,
	does: [thenGo(bookAsGuest, toBooked), thenGo(bookAppointment, toBooked), thenGo(releaseHold, toTimes)],
})
