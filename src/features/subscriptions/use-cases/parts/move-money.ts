import type { Fee, Paid } from '#features/fees/queries/subjects.ts'
import { endOfRunning, nextPeriods } from '#features/fees/rules/periods.ts'
import { moveFee, stopFee } from '#features/fees/use-cases/parts/sold.ts'
import { m } from '#messages'
import { formatDay } from '#platform/i18n/format.ts'
import { dayOf } from '#platform/time/days.ts'
import { morningOf } from '#platform/time/morning.ts'
import type { Acting, EffectLine } from '#platform/use-case.ts'
import { type Standing, subscriptionOf } from '../../queries/subjects.ts'
import { type AgreedPrice, agreedWords } from '../../rules/price.ts'
import { askForPayment, oweOnce, soldOf } from './money.ts'

type Moving = {
	/** The new subscription. */
	id: string
	/** What is paid regularly for the old one; locked. */
	fee: (Fee & Paid) | null
	price: AgreedPrice | null
}

/** 6.5: what is paid stays until its end; the new price counts from then on, or is asked for first where nothing is paid. */
export async function moveMoney(acting: Acting, { id, fee, price }: Moving): Promise<EffectLine[]> {
	const { locale } = acting
	const to = (await subscriptionOf(acting, id)) as Standing
	const say = { locale }
	if (!fee) {
		if (!price) return []
		await askForPayment(acting, to)
		return [
			{ kind: 'note', text: m.subscriptions_effect_pays_first({ price: agreedWords(price, locale) }, say) },
		]
	}
	const sold = soldOf(to)
	if (sold && price) {
		const moved = await moveFee(acting, fee, sold)
		const from = nextPeriods(moved, 1)[0]?.fromOn
		const words = { date: from ? formatDay(from, locale, 'dated') : '', price: agreedWords(price, locale) }
		return [...paidStays(fee, say), { kind: 'changes', text: m.fees_effect_from(words, say) }]
	}
	const today = dayOf(acting.now, fee.zone)
	const endsOn = endOfRunning(fee, today)
	await stopFee(acting, fee, { endsOn, by: 'staff', notify: true })
	if (!price) return [...paidStays(fee, say), { kind: 'goes', text: m.fees_effect_nothing_after({}, say) }]
	await oweOnce(acting, to, { stands: true, from: morningOf(endsOn, fee.zone) })
	const words = { date: formatDay(endsOn, locale, 'dated'), price: agreedWords(price, locale) }
	return [...paidStays(fee, say), { kind: 'changes', text: m.fees_effect_from(words, say) }]
}

const paidStays = (fee: Fee & Paid, say: { locale: Acting['locale'] }): EffectLine[] =>
	fee.paidUntil
		? [
				{
					kind: 'stays',
					text: m.subscriptions_effect_paid_until(
						{ day: formatDay(fee.paidUntil, say.locale, 'dated') },
						say,
					),
				},
			]
		: []
