import { ownEmails } from '#features/accounts/queries/own.ts'
import { addEmail } from '#features/accounts/use-cases/add-email.ts'
import { changeEmail } from '#features/accounts/use-cases/change-email.ts'
import { removeEmail } from '#features/accounts/use-cases/remove-email.ts'
import { accountPage } from '#platform/http/doors.ts'

export const { load, actions } = accountPage({
	load: async ({ ask }) => ({ emails: await ask(ownEmails, {}) }),
	does: [addEmail, changeEmail, removeEmail],
})
