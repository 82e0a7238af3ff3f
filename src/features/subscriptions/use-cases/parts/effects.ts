import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import type { EffectLine } from '#platform/use-case.ts'
import type { Standing } from '../../queries/subjects.ts'

/** What every change of a subscription leaves as it is, said where it is about to happen (6.5); whoever pays regularly is told. */
export const always = (
	{ name, price_every }: Pick<Standing, 'name' | 'price_every'>,
	locale: Locale,
): EffectLine[] => [
	{ kind: 'stays', text: m.subscriptions_effect_history({}, { locale }) },
	price_every === null
		? { kind: 'note', text: m.subscriptions_effect_nobody_told({}, { locale }) }
		: { kind: 'told', text: m.subscriptions_effect_told({ name }, { locale }) },
]
