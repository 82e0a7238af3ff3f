import { z } from 'zod'
import { collectByCard } from '#features/charges/use-cases/parts/collect-by-card.ts'
import { touchlineItself } from '#features/payments/permissions.ts'
import { inTrail } from '#features/payments/use-cases/parts/words.ts'
import { Id } from '#platform/ids.ts'
import { dayOf } from '#platform/time/days.ts'
import { morningOf } from '#platform/time/morning.ts'
import { type Acting, ok, useCase } from '#platform/use-case.ts'
import { feePaused, periodBegun } from '../events.ts'
import { type Fee, feeOf } from '../queries/subjects.ts'
import { nextPeriod, paused } from '../rules/periods.ts'
import { setCourse } from './parts/course.ts'
import { oweFor } from './parts/owe-for.ts'

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
