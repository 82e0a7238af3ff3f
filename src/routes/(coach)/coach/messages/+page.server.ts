import { listing } from '#features/conversations/transfers/pages.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load } = coachPage({
	load: async (page) => ({ list: await listing(page), open: null }),
})
