import { confirmLink } from '#features/accounts/queries/links.ts'
import { confirmEmail } from '#features/accounts/use-cases/confirm-email.ts'
import { publicPage } from '#platform/http/doors.ts'

export const { load, actions } = publicPage({
	load: async ({ ask, params: { token = '' } }) => ({ token, link: await ask(confirmLink, { token }) }),
	does: [confirmEmail],
})
