import { ownFiles } from '#features/clients/queries/files.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, actor, url }) => {
		const after = url.searchParams.get('after')
		return {
			...(await ask(ownFiles, after ? { after } : {})),
			locale: actor.locale,
			timeZone: actor.timeZone,
		}
	},
})
