import { z } from 'zod'
import { touchlineItself } from '#features/charges/permissions.ts'
import { declineKinds } from '#features/charges/rules/decline.ts'
import { about } from '#features/payments/use-cases/parts/words.ts'
import { Id } from '#platform/ids.ts'
import { addDays, dayOf } from '#platform/time/days.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { instalmentFailed } from '../events.ts'
import { moneyOf, planForUpdate } from '../queries/subjects.ts'
import { morningOf } from '../rules/morning.ts'
import { afterDecline } from '../rules/next-try.ts'
import { standingOf } from '../rules/standing.ts'

/** 28–30, 34: a card was declined for an instalment: when it is asked again, or who has to act. Each attempt counts once. */
export const noteDecline = useCase('plans.note-decline', {
	input: z.object({ planId: Id, chargeId: Id, decline: z.enum(declineKinds) }),
	output: z.object({}),
	subject: ({ db }, { planId }) => planForUpdate(db, planId),
	may: touchlineItself,
	async run({ db, now, emit }, { plan, of }, { chargeId, decline }) {
		if (plan.ended_at || plan.charge_id !== chargeId) return ok({})
		const today = dayOf(now, of.studio_zone)
		const { atHand } = standingOf(plan.instalments, moneyOf(plan, of), today)
		const tries = plan.tries + 1
		const after = afterDecline(decline, tries)
		const againOn = after.waitsFor === 'money' && after.inDays !== null ? addDays(today, after.inDays) : null
		await db
			.updateTable('payment_plan')
			.set({
				...{ tries, waits_for: after.waitsFor, charge_id: null },
				next_at: againOn ? morningOf(againOn, of.studio_zone) : null,
			})
			.where('id', '=', plan.id)
			.execute()
		if (!atHand) return ok({})
		// 29: they hear of the first refusal, and once the card isn't asked any more; not of each one in between.
		if (tries > 1 && againOn) return ok({})
		await emit(instalmentFailed, {
			...about(of),
			data: {
				...{ planId: plan.id, obligationId: of.id, number: atHand.number, amountMinor: atHand.amountMinor },
				...{ waitsFor: after.waitsFor, againOn, first: tries === 1 },
			},
		})
		return ok({})
	},
})
