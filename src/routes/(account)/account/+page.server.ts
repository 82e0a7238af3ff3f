import { ownAccount } from '#features/accounts/queries/own.ts'
import { changeAccount } from '#features/accounts/use-cases/change-account.ts'
import { keepChoices } from '#features/accounts/ways-in/entering.ts'
import { accountPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = accountPage({
	load: async ({ ask, actor, url }) => ({
		account: await ask(ownAccount, {}),
		isClient: actor.kind === 'client',
		saved: url.searchParams.has('saved'),
	}),
	does: [
		thenGo(changeAccount, (chosen, event) => {
			keepChoices(chosen, event)
			return '/account?saved'
		}),
	],
})
