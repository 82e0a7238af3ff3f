import { z } from 'zod'
import { stopCollecting } from '#features/charges/use-cases/parts/collect-by-card.ts'
import { coachOfObligation } from '#features/payments/permissions.ts'
import { postpone } from '#features/payments/use-cases/parts/postpone.ts'
import { about } from '#features/payments/use-cases/parts/words.ts'
import { m } from '#messages'
import { formatMoney } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { planEnded } from '../events.ts'
import { planForUpdate } from '../queries/subjects.ts'

/** A plan is ended: what is still open of the thing is due now. Another one can be made for it. What was paid stays paid. */
export const endPlan = useCase('plans.end-plan', {
	input: z.object({ planId: Id }),
	output: z.object({ planId: z.string() }),
	subject: ({ db }, { planId }) => planForUpdate(db, planId),
	may: coachOfObligation,
	async run(acting, { plan, of }) {
		const { db, now, emit, locale } = acting
		if (plan.ended_at) return refuse('plans_over')
		await db
			.updateTable('payment_plan')
			.set({ ended_at: now, ended_why: 'ended', next_at: null })
			.where('id', '=', plan.id)
			.execute()
		await stopCollecting(acting, of.id)
		await postpone(acting, of.id, { laterMinor: 0, dueSince: now })
		await emit(planEnded, { ...about(of), data: { planId: plan.id, obligationId: of.id } })
		const open = formatMoney(of.open, of.currency, locale)
		return ok({ planId: plan.id }, [
			{ kind: 'changes', text: m.plans_effect_ended({ title: of.title, open }, { locale }) },
		])
	},
})
