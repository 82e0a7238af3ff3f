import { ownPasskeys } from '#features/accounts/queries/own.ts'
import { addPasskey } from '#features/accounts/use-cases/add-passkey.ts'
import { beginPasskey } from '#features/accounts/use-cases/begin-passkey.ts'
import { removePasskey } from '#features/accounts/use-cases/remove-passkey.ts'
import { renamePasskey } from '#features/accounts/use-cases/rename-passkey.ts'
import { accountPage } from '#platform/http/doors.ts'

export const { load, actions } = accountPage({
	load: async ({ ask, locale, actor }) => ({
		passkeys: await ask(ownPasskeys, {}),
		locale,
		timeZone: actor.timeZone,
	}),
	does: [beginPasskey, addPasskey, renamePasskey, removePasskey],
})
