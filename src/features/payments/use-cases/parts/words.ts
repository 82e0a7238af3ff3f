import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import { formatMoney } from '#platform/i18n/format.ts'
import { decimalsOf, writeAmount } from '#platform/money/currency.ts'
import type { MessageKind } from '#platform/telling/kinds.ts'
import { reachOf } from '#platform/telling/tell.ts'
import type { Acting, EffectLine } from '#platform/use-case.ts'
import type { Obligation } from '../../queries/subjects.ts'

/** What an event of money hangs on: the client's trail, and that of what it was for. */
export const about = (of: Obligation) => ({
	clientId: of.client_id,
	subject: { type: of.kind, id: of.about_id ?? of.payable_id },
})

/** An amount as the trail keeps it, in no language: "45.00 EUR". */
export const inTrail = (minor: number, currency: string): string =>
	`${writeAmount(minor, decimalsOf(currency))} ${currency}`

/** "Amélie Durand: 25 € still to pay, instead of 45 €". */
export function openEffect(of: Obligation, open: number, locale: Locale): EffectLine {
	const money = (minor: number) => formatMoney(minor, of.currency, locale)
	const say = { name: of.client, title: of.title, open: money(open), was: money(of.open) }
	return {
		kind: 'changes',
		text: open === 0 ? m.payments_effect_settled(say, { locale }) : m.payments_effect_open(say, { locale }),
	}
}

/** Who is told by a kind of message, or that nobody is. */
export async function toldEffect(
	{ db, locale }: Acting,
	of: Pick<Obligation, 'client_id' | 'client'>,
	kind: MessageKind,
	notify: boolean,
): Promise<EffectLine> {
	const reach = notify && of.client_id ? await reachOf(db, kind, [of.client_id]) : new Map()
	const reached = of.client_id !== null && (reach.get(of.client_id) ?? []).length > 0
	return reached
		? { kind: 'told', text: m.payments_effect_told({ name: of.client }, { locale }) }
		: { kind: 'note', text: m.payments_effect_not_told({}, { locale }) }
}
