import { mySessions } from '#features/appointments/queries/my-sessions.ts'
import { sessionsAsked } from '#features/appointments/rules/address.ts'
import { cancelPlace } from '#features/appointments/use-cases/cancel-place.ts'
import { myBundles } from '#features/bundles/queries/lists.ts'
import { clientPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, url }) => {
		const { done, ...page } = sessionsAsked(url)
		return { ...(await ask(mySessions, page)), ...(await ask(myBundles, {})), done }
	},
	does: [thenGo(cancelPlace, () => '/client/sessions?done=cancelled')],
})
