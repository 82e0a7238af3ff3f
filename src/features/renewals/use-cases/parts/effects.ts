import type { Card } from '#features/charges/queries/subjects.ts'
import { cardWords } from '#features/charges/rules/words.ts'
import { m } from '#messages'
import type { Actor } from '#platform/actor.ts'
import { formatMoney } from '#platform/i18n/format.ts'
import type { Acting, EffectLine } from '#platform/use-case.ts'
import type { Enrolment, LastPackage } from '../../queries/subjects.ts'
import type { Reason } from '../../rules/following.ts'

/** 1.3: assistants complete sessions and see no money. */
const seesMoney = (actor: Actor): boolean => !('role' in actor) || actor.role !== 'assistant'

type Booked = { last: LastPackage; rateMinor: number; card: Card | null }

/** What "complete" says before it is done: the rate, where it comes from, and how it is paid. */
export function bookedEffects(
	{ actor, locale }: Acting,
	{ client, coach }: Enrolment,
	{ last, rateMinor, card }: Booked,
): EffectLine[] {
	const say = { locale } as const
	const told: EffectLine = { kind: 'told', text: m.renewals_effect_told({ client, coach }, say) }
	if (!seesMoney(actor))
		return [{ kind: 'comes', text: m.renewals_effect_comes_plain({ client }, say) }, told]
	const amount = formatMoney(rateMinor, last.currency, locale)
	const lines: EffectLine[] = [
		{ kind: 'comes', text: m.renewals_effect_comes({ client, amount, title: last.name }, say) },
	]
	if (card)
		lines.push({ kind: 'charged', text: m.renewals_effect_charged({ amount, card: cardWords(card) }, say) })
	else if (rateMinor > 0) lines.push({ kind: 'note', text: m.renewals_effect_due({ amount }, say) })
	return [...lines, told]
}

const whyWords: Record<Reason, typeof m.renewals_why_available> = {
	available: m.renewals_why_available,
	no_renewal: m.renewals_why_no_renewal,
	archived: m.renewals_why_archived,
	never_bought: m.renewals_why_never_bought,
	paused: m.renewals_why_paused,
	skipped: m.renewals_why_skipped,
	capped: m.renewals_why_capped,
}

export const passedOverEffect = ({ locale }: Acting, { client }: Enrolment, reason: Reason): EffectLine => ({
	kind: 'note',
	text: whyWords[reason]({ client }, { locale }),
})
