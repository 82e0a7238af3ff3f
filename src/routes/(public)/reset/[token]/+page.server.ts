import { resetLink } from '#features/accounts/queries/links.ts'
import { resetPassword } from '#features/accounts/use-cases/reset-password.ts'
import { goOut } from '#features/accounts/ways-in/entering.ts'
import { publicPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = publicPage({
	load: async ({ ask, params: { token = '' } }) => ({ token, ...(await ask(resetLink, { token })) }),
	does: [thenGo(resetPassword, (_, event) => goOut('password-set', event))],
})
