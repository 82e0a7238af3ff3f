import { startAsked } from '#features/appointments/rules/start-asked.ts'
import { bundle } from '#features/bundles/queries/bundle.ts'
import { datesByHand } from '#features/bundles/queries/dates.ts'
import { notifyClient } from '#features/bundles/use-cases/notify-client.ts'
import { planBundle } from '#features/bundles/use-cases/plan-bundle.ts'
import { undoConfirmation } from '#features/bundles/use-cases/undo-confirmation.ts'
import { withdrawBundle } from '#features/bundles/use-cases/withdraw-bundle.ts'
import { coachPage } from '#platform/http/doors.ts'
import { addDays, dayOf } from '#platform/time/days.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, params, url, now, actor }) => {
		const bundleId = params.bundleId ?? ''
		const found = await ask(bundle, { bundleId })
		const first = startAsked(url.searchParams.get('first'), addDays(dayOf(now, found.zone), 1))
		const plans = found.state === 'offered' && found.mayPlan
		const asked = plans && url.searchParams.has('first')
		return {
			...{ bundle: found, first, timeZone: actor.timeZone, done: url.searchParams.get('done') },
			dates: asked ? (await ask(datesByHand, { bundleId, startsAt: [first] })).dates : null,
		}
	},
	does: [planBundle, withdrawBundle, notifyClient, undoConfirmation],
})
