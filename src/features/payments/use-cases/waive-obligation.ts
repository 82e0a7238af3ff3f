import { z } from 'zod'
import { m } from '#messages'
import { formatMoney } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { obligationWaived } from '../events.ts'
import { coachOfObligation } from '../permissions.ts'
import { obligationOf } from '../queries/subjects.ts'
import { waiving } from '../rules/entries.ts'
import { post } from './parts/ledger.ts'
import { about, inTrail } from './parts/words.ts'

/** 7.3: the coach lets go of what is still open. It can be taken back. */
export const waiveObligation = useCase('payments.waive-obligation', {
	input: z.object({ obligationId: Id }),
	output: z.object({ obligationId: z.string() }),
	subject: ({ db }, { obligationId }) => obligationOf(db, obligationId, 'for update'),
	may: coachOfObligation,
	async run(acting, of) {
		const { emit, locale } = acting
		if (of.open === 0) return refuse('payments_nothing_open')
		const { id: obligationId, currency } = of
		const [transactionId = ''] = await post(acting, [
			{ obligationId, kind: 'waiver', currency, entries: waiving(of.open) },
		])
		await emit(obligationWaived, {
			...about(of),
			after: { payment: `waived ${inTrail(of.open, currency)}` },
			data: { obligationId, transactionId },
		})
		const say = { name: of.client, amount: formatMoney(of.open, currency, locale) }
		return ok({ obligationId }, [
			{ kind: 'goes', text: m.payments_effect_waived(say, { locale }) },
			{ kind: 'note', text: m.payments_effect_not_told({}, { locale }) },
		])
	},
})
