import { apiReference } from '#features/web-api.ts'
import { publicPage } from '#platform/http/doors.ts'

export const { load } = publicPage({
	load: async ({ url, locale }) => {
		const q = (url.searchParams.get('q') ?? '').slice(0, 100)
		return { wide: true, q, reference: apiReference(q, locale) }
	},
})
