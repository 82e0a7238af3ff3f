import { completeAppointment } from '#features/appointments/use-cases/complete-appointment.ts'
import { createAppointment } from '#features/appointments/use-cases/create-appointment.ts'
import { makePackage } from '#features/packages/use-cases/make-package.ts'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
import { myRenewals } from '#features/renewals/queries/my-renewals.ts'
import { enrol } from '#features/renewals/use-cases/enrol.ts'
import { reading } from '#platform/perform.ts'
import { addDays } from '#platform/time/days.ts'
import { daysAgo, does, type Moment, of, type Stage } from '../stage.ts'
import { training } from '../story/renewals.ts'

type Training = (typeof training)[number]

/** Two clients with ongoing training: one has a session ready, one still has to pay theirs (10.3). */
export const renewalMoments = (stage: Stage): Moment[] => training.flatMap((each) => momentsOf(stage, each))

function momentsOf(stage: Stage, told: Training): Moment[] {
	const { ago, time, title, pays } = told
	let appointmentId = ''
	const plan = async () => {
		const { coach, client } = peopleOf(stage, told)
		const startsAt = `${addDays(stage.today, -ago + 2)}T${time}`
		const planned = { title, startsAt, minutes: 45, clientIds: [client.id], notify: true }
		appointmentId = (await does(stage, coach, createAppointment, planned)).appointmentIds[0] ?? ''
	}
	const complete = () => does(stage, peopleOf(stage, told).coach, completeAppointment, { appointmentId })
	return [
		{ at: daysAgo(stage, ago, '18:10'), happens: () => buys(stage, told) },
		{ at: daysAgo(stage, ago, '18:20'), happens: () => enrols(stage, told) },
		{ at: daysAgo(stage, ago, '18:30'), happens: plan },
		{ at: daysAgo(stage, ago - 2, '20:40'), happens: complete },
		...(pays ? [{ at: daysAgo(stage, ago - 3, '09:20'), happens: () => isPaid(stage, told) }] : []),
	]
}

const peopleOf = (stage: Stage, { coach, client }: Training) => ({
	...{ coach: of(stage.staff, coach), client: of(stage.clients, client) },
})

async function buys(stage: Stage, told: Training): Promise<void> {
	const { coach, client } = peopleOf(stage, told)
	const { name, priceMinor } = told
	const terms = { name, priceMinor, sessions: 1, coachId: coach.id, paidBy: 'transfer' as const }
	await does(stage, coach, makePackage, { clientId: client.id, ...terms })
}

const trainingOf = async (stage: Stage, told: Training) => {
	const { coach, client } = peopleOf(stage, told)
	const mine = await reading(client, ({ ask }) => ask(myRenewals, {}))
	return { ...mine, of: mine.renewals.find(({ coachId }) => coachId === coach.id) }
}

async function enrols(stage: Stage, told: Training): Promise<void> {
	const { coach, client } = peopleOf(stage, told)
	const { of: asked, consentVersion } = await trainingOf(stage, told)
	const agreed = { coachId: coach.id, consentVersion, rateMinor: asked?.rateMinor ?? 0, agreed: true }
	await does(stage, client, enrol, agreed)
}

async function isPaid(stage: Stage, told: Training): Promise<void> {
	const obligationId = (await trainingOf(stage, told)).of?.onDeck?.obligationId ?? ''
	await does(stage, peopleOf(stage, told).coach, recordPayment, { obligationId, method: 'transfer' })
}
