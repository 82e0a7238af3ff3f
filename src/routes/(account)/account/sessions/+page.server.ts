import { ownSessions } from '#features/accounts/queries/own.ts'
import { revokeOtherSessions } from '#features/accounts/use-cases/revoke-other-sessions.ts'
import { revokeSession } from '#features/accounts/use-cases/revoke-session.ts'
import { cookieName } from '#platform/http/cookies.ts'
import { accountPage } from '#platform/http/doors.ts'

export const { load, actions } = accountPage({
	load: async ({ ask, locale, actor, event }) => ({
		sessions: await ask(ownSessions, { session: event.cookies.get(cookieName('session')) ?? null }),
		...{ locale, timeZone: actor.timeZone },
	}),
	does: [revokeSession, revokeOtherSessions],
})
