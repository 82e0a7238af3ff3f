import { agenda } from '#features/appointments/queries/agenda.ts'
import { requests } from '#features/appointments/queries/requests.ts'
import { toComplete } from '#features/appointments/queries/to-complete.ts'
import { toConfirm } from '#features/appointments/queries/to-confirm.ts'
import { approveRequest } from '#features/appointments/use-cases/approve-request.ts'
import { declineRequest } from '#features/appointments/use-cases/decline-request.ts'
import { notifyClients } from '#features/appointments/use-cases/notify-clients.ts'
import { openOffers } from '#features/bundles/queries/lists.ts'
import { open } from '#features/payments/queries/open.ts'
import { list as subscriptions } from '#features/subscriptions/queries/list.ts'
import { filters } from '#features/subscriptions/rules/states.ts'
import { coachToday } from '#features/training/queries/coach-today.ts'
import { compliance } from '#features/training/queries/compliance.ts'
import { needsTrainingBelowDays } from '#features/training/rules/compliance.ts'
import { coachPage } from '#platform/http/doors.ts'
import { dayOf } from '#platform/time/days.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, url, now, actor }) => {
		const today = dayOf(now, actor.timeZone)
		// 1.3: training is health-related and money is money; an assistant's home has neither.
		const assists = actor.kind === 'staff' && actor.role === 'assistant'
		const paged = (name: string) => {
			const after = url.searchParams.get(name)
			return after ? { after } : {}
		}
		const asked = url.searchParams.get('subscriptions')
		const show = filters.find((each) => each === asked) ?? 'needs'
		return {
			today,
			appointments: {
				...{ today, timeZone: actor.timeZone },
				appointments: (await ask(agenda, { from: today, to: today })).appointments,
				requests: await ask(requests, { limit: 6, ...paged('requests') }),
				confirm: await ask(toConfirm, { limit: 100, ...paged('confirm') }),
				complete: await ask(toComplete, { limit: 4 }),
				unpaid: assists ? null : await ask(open, { limit: 4, ...paged('unpaid') }),
			},
			offers: await ask(openOffers, { limit: 6 }),
			subscriptions: assists
				? null
				: {
						show,
						list: await ask(subscriptions, { filter: show, ...paged('subscribers') }),
					},
			training: assists
				? null
				: {
						today,
						day: await ask(coachToday, {}),
						needs: await ask(compliance, {
							...{ weeks: 1, daysAheadBelow: needsTrainingBelowDays },
							...paged('needs'),
						}),
						compliance: await ask(compliance, { weeks: 4, ...paged('after') }),
					},
		}
	},
	does: [approveRequest, declineRequest, notifyClients],
})
