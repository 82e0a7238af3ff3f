import { logOut } from '#features/accounts/use-cases/log-out.ts'
import { dropSession } from '#platform/http/cookies.ts'
import { accountPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = accountPage({
	does: [
		thenGo(logOut, (_, { cookies }) => {
			dropSession(cookies)
			return '/login?said=logged-out'
		}),
	],
})
