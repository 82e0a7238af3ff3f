import { ownPlaces } from '#features/accounts/queries/own.ts'
import { choosePlace } from '#features/accounts/use-cases/choose-place.ts'
import { accountPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = accountPage({
	load: async ({ ask, actor }) => ({
		places: await ask(ownPlaces, {}),
		here: { studioId: actor.studioId, side: actor.kind === 'staff' ? 'coach' : actor.kind },
	}),
	does: [thenGo(choosePlace, ({ goes }) => goes)],
})
