import { ownSessions } from '#features/accounts/queries/own.ts'
import { revokeOtherSessions } from '#features/accounts/use-cases/revoke-other-sessions.ts'
import { revokeSession } from '#features/accounts/use-cases/revoke-session.ts'
import { ownSession } from '#features/accounts/ways-in/entering.ts'
import { accountPage } from '#platform/http/doors.ts'

export const { load, actions } = accountPage({
	load: async ({ ask, locale, actor, event }) => ({
		sessions: await ask(ownSessions, { session: ownSession(event) }),
		...{ locale, timeZone: actor.timeZone },
	}),
	does: [revokeSession, revokeOtherSessions],
})
