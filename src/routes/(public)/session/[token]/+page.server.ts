import { lookByLink, studioOfToken } from '#features/appointments/by-link.ts'
import { cancelByLink } from '#features/appointments/use-cases/cancel-by-link.ts'
import { publicPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = publicPage({
	studio: studioOfToken,
	load: lookByLink,
	does: [thenGo(cancelByLink, (_, { params }) => `/session/${params.token}?done=cancelled`)],
})
