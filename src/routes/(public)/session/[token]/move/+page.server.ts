import { lookToMoveByLink, studioOfToken } from '#features/appointments/by-link.ts'
import { moveByLink } from '#features/appointments/use-cases/move-by-link.ts'
import { publicPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = publicPage({
	studio: studioOfToken,
	load: lookToMoveByLink,
	does: [thenGo(moveByLink, (_, { params }) => `/session/${params.token}?done=moved`)],
})
