import { unsubscription } from '#features/notifications/queries/person-behind.ts'
import { visitor } from '#platform/actor.ts'
import { publicPage } from '#platform/http/doors.ts'
import { NotFound, reading } from '#platform/perform.ts'
import { readUnsubscription } from '#platform/telling/unsubscribe.ts'

export const { load, actions } = publicPage({
	// Whoever is logged in here, the link speaks for the person it was sent to, in their studio.
	load: async ({ params: { token = '' }, locale }) => {
		const what = await readUnsubscription(token)
		if (!what) throw new NotFound()
		const holder = visitor(locale, null, what.studioId)
		const { title, studio, wanted } = await reading(holder, (r) => r.ask(unsubscription, { token }))
		return { title, studioName: studio, wanted, token }
	},
})
