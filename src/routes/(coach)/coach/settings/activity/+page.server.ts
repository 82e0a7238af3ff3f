import { trail } from '#features/studios/queries/trail.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	async load({ ask, url, locale, actor }) {
		const wanted = Object.fromEntries(
			['before', 'feature', 'via', 'clientId', 'staffId'].flatMap((name) => {
				const value = url.searchParams.get(name)
				return value ? [[name, value]] : []
			}),
		)
		const role = actor.kind === 'staff' ? actor.role : ('assistant' as const)
		return { ...(await ask(trail, wanted)), via: wanted.via ?? '', role, locale, timeZone: actor.timeZone }
	},
})
