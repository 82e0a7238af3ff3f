import { apiKeys } from '#features/accounts/queries/team.ts'
import { makeApiKey } from '#features/accounts/use-cases/make-api-key.ts'
import { revokeApiKey } from '#features/accounts/use-cases/revoke-api-key.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, locale, actor, now }) => ({
		keys: await ask(apiKeys, {}),
		...{ locale, timeZone: actor.timeZone, now },
	}),
	does: [makeApiKey, revokeApiKey],
})
