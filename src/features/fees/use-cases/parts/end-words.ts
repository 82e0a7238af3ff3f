import { m } from '#messages'
import { formatDay } from '#platform/i18n/format.ts'
import { dayOf } from '#platform/time/days.ts'
import type { Acting, EffectLine } from '#platform/use-case.ts'
import type { Fee } from '../../queries/subjects.ts'

/** What ending means: until when what runs lasts, and that nothing more comes after. */
export function endWords({ now, locale }: Acting, fee: Fee, endsOn: string): EffectLine[] {
	const say = { locale } as const
	const date = formatDay(endsOn, locale, 'dated')
	return endsOn > dayOf(now, fee.zone)
		? [
				{ kind: 'stays', text: m.fees_effect_lasts({ title: fee.name, date }, say) },
				{ kind: 'goes', text: m.fees_effect_nothing_after({}, say) },
			]
		: [{ kind: 'goes', text: m.fees_effect_ends_now({ title: fee.name }, say) }]
}
