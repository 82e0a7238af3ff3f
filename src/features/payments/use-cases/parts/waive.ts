import { m } from '#messages'
import { formatMoney } from '#platform/i18n/format.ts'
import type { Acting, EffectLine } from '#platform/use-case.ts'
import { obligationWaived } from '../../events.ts'
import type { Obligation } from '../../queries/subjects.ts'
import { waiving } from '../../rules/entries.ts'
import { post } from './ledger.ts'
import { about, inTrail } from './words.ts'

/** 7.3: lets go of what is open of a thing that is locked. */
export async function waive(acting: Acting, of: Obligation): Promise<EffectLine> {
	const { emit, locale } = acting
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
	return { kind: 'goes', text: m.payments_effect_waived(say, { locale }) }
}
