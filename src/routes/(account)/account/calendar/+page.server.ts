import { ownFeed } from '#features/appointments/queries/own-feed.ts'
import { makeFeed } from '#features/appointments/use-cases/make-feed.ts'
import { revokeFeed } from '#features/appointments/use-cases/revoke-feed.ts'
import { accountPage } from '#platform/http/doors.ts'

export const { load, actions } = accountPage({
	load: async ({ ask, actor, locale }) => ({
		own: actor.kind === 'staff' || actor.kind === 'client' ? await ask(ownFeed, {}) : null,
		mayMake: actor.kind === 'staff' || (actor.kind === 'client' && !actor.archived),
		...{ locale, timeZone: actor.timeZone },
	}),
	does: [makeFeed, revokeFeed],
})
