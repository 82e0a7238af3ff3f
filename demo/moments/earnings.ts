import { myPastSessions } from '#features/appointments/queries/my-past-sessions.ts'
import { giveFeedback } from '#features/appointments/use-cases/give-feedback.ts'
import { confirmPayout } from '#features/earnings/use-cases/confirm-payout.ts'
import { makePayout } from '#features/earnings/use-cases/make-payout.ts'
import { sendPayout } from '#features/earnings/use-cases/send-payout.ts'
import { setShare } from '#features/earnings/use-cases/set-share.ts'
import { reading } from '#platform/perform.ts'
import { daysAgo, does, type Moment, of, type Stage } from '../stage.ts'
import { feedback, payouts, tomsShareBp } from '../story/earnings.ts'

/** 10.10, 6.5: months of earnings, a payout that is there and one that is being made; what coaches wrote after a session. */
export const earningMoments = (stage: Stage): Moment[] => [
	{
		at: daysAgo(stage, 119, '10:40'),
		happens: () => {
			const coachId = of(stage.staff, 'tom').id
			return does(stage, of(stage.staff, 'camille'), setShare, { coachId, shareBp: tomsShareBp })
		},
	},
	...payouts.flatMap((each) => paidOut(stage, each)),
	...feedback.map((each) => ({
		at: daysAgo(stage, 0, '06:30'),
		happens: () => writes(stage, each),
	})),
]

function paidOut(stage: Stage, told: (typeof payouts)[number]): Moment[] {
	const { coach, ago, sentAgo, paidAgo, reference } = told
	const camille = () => of(stage.staff, 'camille')
	let payoutId = ''
	const make = async () => {
		const coachId = of(stage.staff, coach).id
		payoutId = (await does(stage, camille(), makePayout, { coachId, currency: 'EUR' })).payoutId
	}
	const moments: Moment[] = [{ at: daysAgo(stage, ago, '17:05'), happens: make }]
	if (sentAgo !== null)
		moments.push({
			at: daysAgo(stage, sentAgo, '09:10'),
			happens: () => does(stage, camille(), sendPayout, { payoutId, reference }),
		})
	if (paidAgo !== null)
		moments.push({
			at: daysAgo(stage, paidAgo, '09:10'),
			happens: () => does(stage, camille(), confirmPayout, { payoutId }),
		})
	return moments
}

async function writes(stage: Stage, told: (typeof feedback)[number]): Promise<void> {
	const { coach, client, words, nextSteps } = told
	const actor = of(stage.clients, client)
	const { sessions } = await reading(actor, ({ ask }) => ask(myPastSessions, {}))
	const last = sessions.find(({ status }) => status === 'completed')
	if (!last) return
	const about = { appointmentId: last.appointmentId, clientId: actor.id }
	await does(stage, of(stage.staff, coach), giveFeedback, { ...about, words, nextSteps })
}
