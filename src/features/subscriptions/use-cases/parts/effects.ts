import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import type { EffectLine } from '#platform/use-case.ts'

/** What every change of a subscription leaves as it is, said where it is about to happen (6.5). */
export const always = (locale: Locale): EffectLine[] => [
	{ kind: 'stays', text: m.subscriptions_effect_history({}, { locale }) },
	{ kind: 'note', text: m.subscriptions_effect_nobody_told({}, { locale }) },
]
