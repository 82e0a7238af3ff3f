import { z } from 'zod'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { coachOfObligation } from '../permissions.ts'
import { obligationOf } from '../queries/subjects.ts'
import { waive } from './parts/waive.ts'

/** 7.3: the coach lets go of what is still open. It can be taken back. */
export const waiveObligation = useCase('payments.waive-obligation', {
	input: z.object({ obligationId: Id }),
	output: z.object({ obligationId: z.string() }),
	subject: ({ db }, { obligationId }) => obligationOf(db, obligationId, 'for update'),
	may: coachOfObligation,
	async run(acting, of) {
		const { locale } = acting
		if (of.open === 0) return refuse('payments_nothing_open')
		const waived = await waive(acting, of)
		const note = { kind: 'note' as const, text: m.payments_effect_not_told({}, { locale }) }
		return ok({ obligationId: of.id }, [waived, note])
	},
})
