import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { waiverTakenBack } from '../events.ts'
import { coachOfObligation } from '../permissions.ts'
import { obligationOf, standingWaiver } from '../queries/subjects.ts'
import { reverse } from './parts/reverse.ts'
import { about, openEffect } from './parts/words.ts'

/** What was waived is owed again: the waiver's opposite, both visible (58). */
export const takeBackWaiver = useCase('payments.take-back-waiver', {
	input: z.object({ obligationId: Id }),
	output: z.object({ obligationId: z.string() }),
	subject: ({ db }, { obligationId }) => obligationOf(db, obligationId, 'for update'),
	may: coachOfObligation,
	conflicts: { ledger_reversed_once: 'payments_not_waived' },
	async run(acting, of) {
		const waiver = await standingWaiver(acting.db, of.id)
		if (waiver === null) return refuse('payments_not_waived')
		const again = await reverse(acting, of, waiver)
		await acting.emit(waiverTakenBack, { ...about(of), data: { obligationId: of.id } })
		return ok({ obligationId: of.id }, [openEffect(of, of.open + again, acting.locale)])
	},
})
