import { ownSecondFactor } from '#features/accounts/queries/own.ts'
import { changePassword } from '#features/accounts/use-cases/change-password.ts'
import { accountPage } from '#platform/http/doors.ts'

export const { load, actions } = accountPage({
	load: async ({ ask }) => ({ secondFactor: (await ask(ownSecondFactor, {})).on }),
	does: [changePassword],
})
