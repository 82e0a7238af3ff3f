import { fee } from '#features/fees/queries/fee.ts'
import { nextPeriods, type Period } from '#features/fees/rules/periods.ts'
import { beginPeriod } from '#features/fees/use-cases/begin-period.ts'
import { makeFee } from '#features/fees/use-cases/make-fee.ts'
import { pauseFee } from '#features/fees/use-cases/pause-fee.ts'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
import { touchline } from '#platform/actor.ts'
import { reading } from '#platform/perform.ts'
import { addDays } from '#platform/time/days.ts'
import { daysAgo, does, type Moment, of, onDay, type Stage } from '../stage.ts'
import { regular } from '../story/payments.ts'

type Regular = (typeof regular)[number]

/** What clients pay regularly: agreed on, each period on its morning, and a break (11.1). */
export const feeMoments = (stage: Stage): Moment[] => regular.flatMap((each) => momentsOf(stage, each))

function momentsOf(stage: Stage, told: Regular): Moment[] {
	const { since, pays } = told
	let feeId = ''
	const course = {
		...{
			every: told.every,
			unit: told.unit,
			anchorOn: addDays(stage.today, -since),
			anchorNumber: 1,
			nextNumber: 1,
		},
		...{ pausedOn: null, resumesOn: null, endsOn: stage.today },
	}
	const morning = ({ fromOn }: Period): Moment => ({
		at: onDay(fromOn, '09:10'),
		happens: async () => {
			await does(stage, touchline(stage.studioId), beginPeriod, { feeId })
			if (pays) await isPaid(stage, told, feeId)
		},
	})
	const moments: Moment[] = [
		{ at: daysAgo(stage, since + 1, '17:30'), happens: async () => (feeId = await agreed(stage, told)) },
		...nextPeriods(course, since).map(morning),
	]
	if ('pausedSince' in told)
		moments.push({
			at: daysAgo(stage, told.pausedSince, '18:10'),
			happens: () => does(stage, of(stage.staff, told.coach), pauseFee, { feeId }),
		})
	return moments
}

async function agreed(stage: Stage, { coach, client, since, ...told }: Regular): Promise<string> {
	const { name, amountMinor, every, unit } = told
	const given = { name, amountMinor, every, unit, firstOn: addDays(stage.today, -since) }
	const made = await does(stage, of(stage.staff, coach), makeFee, {
		...{ clientId: of(stage.clients, client).id, ...given },
	})
	return made.feeId
}

/** Whoever pays, pays on the day. */
async function isPaid(stage: Stage, { coach }: Regular, feeId: string): Promise<void> {
	const actor = of(stage.staff, coach)
	const { periods } = await reading(actor, ({ ask }) => ask(fee, { feeId }))
	for (const { obligationId, state } of periods)
		if (state === 'pending') await does(stage, actor, recordPayment, { obligationId, method: 'transfer' })
}
