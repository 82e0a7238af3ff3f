import { z } from 'zod'
import { payerActing } from '#features/charges/permissions.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { adjusted } from '../events.ts'
import { MonthlyCap } from '../fields.ts'
import { enrolmentOf } from '../queries/subjects.ts'
import { about, change } from './parts/change.ts'

/** 10.5: the client skips the next session that would follow, once; and says how many a month follow at most. */
export const adjustEnrolment = useCase('renewals.adjust-enrolment', {
	input: z.object({
		enrolmentId: Id,
		skipsNext: z.boolean().default(false),
		/** Left out: no limit. */
		monthlyCap: MonthlyCap.default(null),
	}),
	output: z.object({ enrolmentId: z.string() }),
	subject: ({ db }, { enrolmentId }) => enrolmentOf(db, enrolmentId, 'for update'),
	may: payerActing,
	async run(acting, of, { skipsNext, monthlyCap }) {
		if (of.state === 'ended') return refuse('renewals_over')
		if (skipsNext === of.skipsNext && monthlyCap === of.monthlyCap) return ok({ enrolmentId: of.id })
		await change(acting, of, { skips_next: skipsNext, monthly_cap: monthlyCap })
		await acting.emit(adjusted, {
			...about(of),
			before: { skipsNext: of.skipsNext, monthlyCap: of.monthlyCap },
			after: { coach: of.coach, skipsNext, monthlyCap },
			data: { enrolmentId: of.id },
		})
		return ok({ enrolmentId: of.id })
	},
})
