import { atStudio, lookAtBooked } from '#features/appointments/public-pages.ts'
import { publicPage } from '#platform/http/doors.ts'

export const { load, actions } = publicPage({ as: atStudio, load: lookAtBooked })
