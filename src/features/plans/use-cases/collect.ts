import { z } from 'zod'
import { collectByCard, stopCollecting } from '#features/charges/use-cases/parts/collect-by-card.ts'
import { touchlineItself } from '#features/payments/permissions.ts'
import { postpone } from '#features/payments/use-cases/parts/postpone.ts'
import { about } from '#features/payments/use-cases/parts/words.ts'
import { Id } from '#platform/ids.ts'
import { dayOf } from '#platform/time/days.ts'
import { morningOf } from '#platform/time/morning.ts'
import { type Acting, ok, type Result, useCase } from '#platform/use-case.ts'
import { instalmentDue } from '../events.ts'
import { moneyOf, type Plan, type PlanSubject, planForUpdate } from '../queries/subjects.ts'
import { type Standing, standingOf } from '../rules/standing.ts'

/**
 * 54: looks where a plan stands, and does what is due: tells its client, or has their card charged, for one instalment at a time, the
 * oldest first. Whoever wakes it (its day, a payment) asks for the same; harmless whenever and however often.
 */
export const collect = useCase('plans.collect', {
	input: z.object({ planId: Id }),
	output: z.object({}),
	subject: ({ db }, { planId }) => planForUpdate(db, planId),
	may: touchlineItself,
	conflicts: { charge_one_per_obligation: 'charges_underway' },
	async run(acting, subject) {
		const { plan, of } = subject
		if (plan.ended_at) return ok({})
		if (of.open === 0) return end(acting, subject)
		const today = dayOf(acting.now, of.studio_zone)
		const standing = standingOf(plan.instalments, moneyOf(plan, of), today)
		const { atHand, laterMinor, nextDay } = standing
		const dueOn = standing.instalments.find(({ number }) => number === atHand?.number)?.dueOn
		const dueSince = dueOn ? morningOf(dueOn, of.studio_zone) : null
		await postpone(acting, of.id, { laterMinor, dueSince })
		const next_at = nextDay === null ? null : morningOf(nextDay, of.studio_zone)
		if (atHand) await collectAtHand(acting, subject, atHand)
		else await stopCollecting(acting, of.id)
		await keep(acting, plan, { next_at, ...(atHand ? { at_number: atHand.number } : {}) })
		return ok({})
	},
})

async function collectAtHand(
	acting: Acting,
	{ plan, of }: PlanSubject,
	{ number, amountMinor }: NonNullable<Standing['atHand']>,
): Promise<void> {
	if (plan.by_card)
		await collectByCard(acting, of, { part: number, parts: plan.instalments.length, amountMinor })
	else if (number > plan.at_number)
		await acting.emit(instalmentDue, {
			...about(of),
			data: { planId: plan.id, obligationId: of.id, number, amountMinor },
		})
}

type Kept = Partial<Pick<Plan, 'at_number' | 'next_at'>>

const keep = async ({ db }: Acting, { id }: Plan, kept: Kept): Promise<void> =>
	void (await db.updateTable('payment_plan').set(kept).where('id', '=', id).execute())

async function end(acting: Acting, { plan, of }: PlanSubject): Promise<Result<object>> {
	const ended_why = of.called_off_at ? 'called_off' : 'settled'
	await stopCollecting(acting, of.id)
	await acting.db
		.updateTable('payment_plan')
		.set({ ended_at: acting.now, ended_why, next_at: null })
		.where('id', '=', plan.id)
		.execute()
	return ok({})
}
