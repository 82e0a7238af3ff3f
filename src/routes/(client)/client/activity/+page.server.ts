import { ownTrail } from '#features/studios/queries/trail.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	async load({ ask, url, locale, actor }) {
		const before = url.searchParams.get('before') ?? undefined
		return { ...(await ask(ownTrail, { before })), locale, timeZone: actor.timeZone }
	},
})
