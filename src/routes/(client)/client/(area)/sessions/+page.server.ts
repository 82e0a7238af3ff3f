import { mySessions } from '#features/appointments/queries/my-sessions.ts'
import { sessionsAsked } from '#features/appointments/rules/address.ts'
import { cancelPlace } from '#features/appointments/use-cases/cancel-place.ts'
import { myOffers } from '#features/bundles/queries/lists.ts'
import { myParts } from '#features/bundles/queries/part-of.ts'
import { clientPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, url }) => {
		const { done, ...page } = sessionsAsked(url)
		const { bundles: offers } = await ask(myOffers, {})
		return { ...(await ask(mySessions, page)), ...(await ask(myParts, {})), offers, done }
	},
	does: [thenGo(cancelPlace, () => '/client/sessions?done=cancelled')],
})
