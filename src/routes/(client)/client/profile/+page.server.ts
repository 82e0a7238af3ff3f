import { ownProfile } from '#features/clients/queries/own-profile.ts'
import { editOwnProfile } from '#features/clients/use-cases/edit-own-profile.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, actor }) => ({
		profile: await ask(ownProfile, {}),
		archived: actor.kind === 'client' && actor.archived,
	}),
	does: [editOwnProfile],
})
