import { nextSession } from '#features/appointments/queries/my-sessions.ts'
import { home } from '#features/training/queries/home.ts'
import { clientPage } from '#platform/http/doors.ts'
import { dayOf } from '#platform/time/days.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, now, actor: { timeZone } }) => {
		const { session } = await ask(nextSession, {})
		const first = session !== null && dayOf(session.startsAt, timeZone) === dayOf(now, timeZone)
		return { home: await ask(home, {}), session, first, now, timeZone }
	},
})
