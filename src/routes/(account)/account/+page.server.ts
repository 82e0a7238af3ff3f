import { ownAccount } from '#features/accounts/queries/own.ts'
import { changeAccount } from '#features/accounts/use-cases/change-account.ts'
import { keepLanguage, keepTheme } from '#platform/http/cookies.ts'
import { accountPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = accountPage({
	load: async ({ ask, actor, url }) => ({
		account: await ask(ownAccount, {}),
		isClient: actor.kind === 'client',
		saved: url.searchParams.has('saved'),
	}),
	does: [
		thenGo(changeAccount, ({ locale, theme }, { cookies }) => {
			if (locale) keepLanguage(cookies, locale)
			keepTheme(cookies, theme)
			return '/account?saved'
		}),
	],
})
