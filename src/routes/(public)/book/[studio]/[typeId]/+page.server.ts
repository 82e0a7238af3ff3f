import { atStudio, lookAtTimes, toDetails } from '#features/appointments/public-pages.ts'
import { holdTime } from '#features/appointments/use-cases/hold-time.ts'
import { publicPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = publicPage({
	as: atStudio,
	load: lookAtTimes,
	does: [thenGo(holdTime, toDetails)],
})
