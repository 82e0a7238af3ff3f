import { revenue } from '#features/payments/queries/revenue.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask }) => ({ revenue: await ask(revenue, {}) }),
})
