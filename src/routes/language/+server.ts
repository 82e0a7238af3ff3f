import { redirect } from '@sveltejs/kit'
import { ownPath } from '#features/accounts/rules/own-path.ts'
import { changeAccount } from '#features/accounts/use-cases/change-account.ts'
import { keepLanguage } from '#platform/http/cookies.ts'
import { formOf, hook } from '#platform/http/doors.ts'

/** Another language, for this browser and, when somebody is logged in, for them everywhere (14.4). */
export const POST = hook('public', async ({ request, cookies, actor, act }) => {
	const form = await formOf(request)
	const locale = form.get('locale')
	if (locale === 'en' || locale === 'fr') {
		keepLanguage(cookies, locale)
		if (actor.accountId !== null) await act(changeAccount, { locale })
	}
	const back = form.get('back')
	redirect(303, backTo(typeof back === 'string' ? back : null))
})

/** The log-in page may come back to itself; elsewhere `next` must not. */
const backTo = (path: string | null): string =>
	path && /^\/(login|connexion|reset|logout)([/?].*)?$/.test(path) && !/[\\\p{Cc}]/u.test(path)
		? path
		: (ownPath(path) ?? '/')
