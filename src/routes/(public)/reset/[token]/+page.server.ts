import { resetLink } from '#features/accounts/queries/links.ts'
import { resetPassword } from '#features/accounts/use-cases/reset-password.ts'
import { dropSession } from '#platform/http/cookies.ts'
import { publicPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = publicPage({
	load: async ({ ask, params: { token = '' } }) => ({ token, ...(await ask(resetLink, { token })) }),
	does: [
		thenGo(resetPassword, (_, { cookies }) => {
			dropSession(cookies)
			return '/login?said=password-set'
		}),
	],
})
