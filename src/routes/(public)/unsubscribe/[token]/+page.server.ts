import { lookByLink } from '#features/notifications/by-link.ts'
import { publicPage } from '#platform/http/doors.ts'

export const { load, actions } = publicPage({
	load: async ({ params: { token = '' }, locale }) => lookByLink(token, locale),
})
