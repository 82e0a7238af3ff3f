import { payments } from '#features/payments/queries/payments.ts'
import { allMethods } from '#features/payments/rules/methods.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, url }) => {
		const asked = url.searchParams.get('method')
		const method = allMethods.find((each) => each === asked) ?? null
		const after = url.searchParams.get('after')
		return {
			method,
			list: await ask(payments, { ...(method ? { method } : {}), ...(after ? { after } : {}) }),
		}
	},
})
