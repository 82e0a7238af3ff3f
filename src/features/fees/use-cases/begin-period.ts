import { z } from 'zod'
import { collectByCard } from '#features/charges/use-cases/parts/collect-by-card.ts'
import { touchlineItself } from '#features/payments/permissions.ts'
import { type Obligation, obligationOf } from '#features/payments/queries/subjects.ts'
import { owe } from '#features/payments/use-cases/parts/owe.ts'
import { inTrail } from '#features/payments/use-cases/parts/words.ts'
import { formatDayRange } from '#platform/i18n/format.ts'
import { Id, newId } from '#platform/ids.ts'
import { addDays, dayOf } from '#platform/time/days.ts'
import { morningOf } from '#platform/time/morning.ts'
import { type Acting, ok, useCase } from '#platform/use-case.ts'
import { feePaused, periodBegun } from '../events.ts'
import { type Fee, feeOf, obligationOfPeriod } from '../queries/subjects.ts'
import { nextPeriod, type Period, paused } from '../rules/periods.ts'
import { setCourse } from './parts/course.ts'

/**
 * I13: the next period of a fee begins on its morning, and is owed for, once, whoever wakes it: its day, a restart, two workers at
 * once. One at a time: after a time in which nobody worked, those that were missed come in their order.
 */
export const beginPeriod = useCase('fees.begin-period', {
	input: z.object({ feeId: Id }),
	output: z.object({}),
	subject: ({ db }, { feeId }) => feeOf(db, feeId, 'for update'),
	may: touchlineItself,
	conflicts: { charge_one_per_obligation: 'charges_underway' },
	async run(acting, fee) {
		const next = nextPeriod(fee)
		if (!next || !fee.client_id || morningOf(next.period.fromOn, fee.zone) > acting.now) return ok({})
		if (fee.archived) return pauseOfArchived(acting, fee)
		const of = await oweFor(acting, fee, next.period)
		await setCourse(acting, fee, next.after)
		await acting.emit(periodBegun, {
			...{ clientId: fee.client_id, subject: { type: 'fee', id: fee.id } },
			after: { title: of.title, amount: inTrail(fee.amountMinor, fee.currency) },
			data: { feeId: fee.id, obligationId: of.id, number: next.period.number, byCard: fee.byCard },
		})
		if (fee.byCard) await collectByCard(acting, of, { part: 0, parts: 0, amountMinor: of.open })
		return ok({})
	},
})

async function oweFor(acting: Acting, fee: Fee, { number, fromOn, untilOn }: Period): Promise<Obligation> {
	const { db, actor } = acting
	const id = newId()
	const { amountMinor: amount_minor, currency, byCard: by_card } = fee
	await db
		.insertInto('fee_period')
		.values({
			...{ studio_id: actor.studioId as string, id, fee_id: fee.id, number },
			...{ from_on: fromOn, until_on: untilOn, amount_minor, currency, by_card },
		})
		.execute()
	const days = formatDayRange(fromOn, addDays(untilOn, -1), fee.studioLocale)
	await owe(acting, [
		{
			...{ kind: 'fee', id, aboutId: fee.id, clientId: fee.client_id as string },
			...{ title: `${fee.name} (${days})`, forAt: morningOf(fromOn, fee.zone), zone: fee.zone },
			...{ priceMinor: amount_minor, currency, taxBp: null, stands: true },
		},
	])
	return (await obligationOf(db, await obligationOfPeriod(db, id), 'for update')) as Obligation
}

/** 2.1: whoever is archived pays nothing new; somebody resumes it when they come back. */
async function pauseOfArchived(acting: Acting, fee: Fee) {
	const today = dayOf(acting.now, fee.zone)
	const planned = nextPeriod(fee)?.period.fromOn ?? today
	await setCourse(acting, fee, paused(fee, planned < today ? planned : today, null))
	await acting.emit(feePaused, {
		...{ clientId: fee.client_id, subject: { type: 'fee', id: fee.id }, after: { title: fee.name } },
		data: { feeId: fee.id, notify: false, resumesOn: null },
	})
	return ok({})
}
