import { myPayments } from '#features/appointments/queries/my-payments.ts'
import { sessionsAsked } from '#features/appointments/rules/address.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, url }) => {
		const { done: _, ...page } = sessionsAsked(url)
		return ask(myPayments, page)
	},
})
