import { ownProfile } from '#features/accounts/queries/own.ts'
import { changeOwnProfile } from '#features/accounts/use-cases/change-own-profile.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask }) => ({ profile: await ask(ownProfile, {}) }),
	does: [changeOwnProfile],
})
