import { attention } from '#features/charges/queries/attention.ts'
import { compareWithProvider } from '#features/charges/use-cases/compare-with-provider.ts'
import { coachPage } from '#platform/http/doors.ts'
import { dayOf } from '#platform/time/days.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, actor, now }) => ({
		...(await ask(attention, {})),
		timeZone: actor.timeZone,
		today: dayOf(now, actor.timeZone),
		isOwner: actor.kind === 'staff' && actor.role === 'owner',
	}),
	does: [compareWithProvider],
})
