import { z } from 'zod'
import { defaultCardOf } from '#features/charges/queries/cards.ts'
import { cardWords } from '#features/charges/rules/words.ts'
import { coachOfObligation } from '#features/payments/permissions.ts'
import { inTrail, toldEffect } from '#features/payments/use-cases/parts/words.ts'
import { m } from '#messages'
import { formatDay } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { payableByCard } from '#platform/money/wire.ts'
import { dayOf } from '#platform/time/days.ts'
import { type Acting, type EffectLine, ok, refuse, useCase } from '#platform/use-case.ts'
import { feeChangedMail } from '../emails/fee-changed.ts'
import { feeChanged } from '../events.ts'
import { FeeAmount, FeeName } from '../fields.ts'
import { type Fee, feeOf } from '../queries/subjects.ts'
import { nextPeriod, stateOf } from '../rules/periods.ts'
import { priceWords } from '../rules/words.ts'

/** Another amount, another way of paying, another name: from the next period on. What runs stays as it was agreed. */
export const changeFee = useCase('fees.change-fee', {
	input: z.object({
		feeId: Id,
		name: FeeName.optional(),
		amountMinor: FeeAmount.optional(),
		byCard: z.boolean().optional(),
		notify: z.boolean().default(true),
		version: z.number().int().optional(),
	}),
	output: z.object({ feeId: z.string() }),
	subject: ({ db }, { feeId }) => feeOf(db, feeId, 'for update'),
	may: coachOfObligation,
	async run(acting, was, { notify, version, ...given }) {
		const { db, now, emit } = acting
		if (version !== undefined && version !== was.version) return refuse('stale')
		if (stateOf(was, dayOf(now, was.zone)) === 'ended') return refuse('fees_over')
		const { name = was.name, amountMinor = was.amountMinor, byCard = was.byCard } = given
		const next = { name, amountMinor, byCard }
		const card = next.byCard && was.client_id ? await defaultCardOf(db, was.client_id) : null
		if (next.byCard && !was.byCard && !card) return refuse('charges_no_card', {}, 'byCard')
		if (next.byCard && !payableByCard(next.amountMinor, was.currency))
			return refuse('charges_amount', {}, 'amountMinor')
		await db
			.updateTable('fee')
			.set({
				name: next.name,
				amount_minor: next.amountMinor,
				by_card: next.byCard,
				version: was.version + 1,
			})
			.where('id', '=', was.id)
			.execute()
		const fromOn = nextPeriod(was)?.period.fromOn ?? null
		const said = (of: typeof next) => ({
			...{ title: of.name, amount: inTrail(of.amountMinor, was.currency) },
			how: of.byCard ? 'card' : 'by hand',
		})
		await emit(feeChanged, {
			...{ clientId: was.client_id, subject: { type: 'fee', id: was.id } },
			...{ before: said(was), after: said(next), data: { feeId: was.id, notify, fromOn } },
		})
		const effects = linesOf(acting, { ...was, ...next }, { fromOn, card: card && cardWords(card) })
		return ok({ feeId: was.id }, [...effects, await toldEffect(acting, was, feeChangedMail, notify)])
	},
})

type From = { fromOn: string | null; card: string | null }

function linesOf({ locale }: Acting, fee: Fee, { fromOn, card }: From): EffectLine[] {
	const price = priceWords(fee, locale)
	const say = { locale } as const
	const changes = fromOn
		? m.fees_effect_from({ date: formatDay(fromOn, locale, 'dated'), price }, say)
		: m.fees_effect_from_next({ price }, say)
	const how = card ? m.fees_effect_card({ card }, say) : m.fees_effect_by_hand({}, say)
	return [
		{ kind: 'changes', text: changes },
		{ kind: 'note', text: how },
		...(fee.nextNumber > 1 ? [{ kind: 'stays' as const, text: m.fees_effect_running_stays({}, say) }] : []),
	]
}
