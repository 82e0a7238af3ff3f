import { m } from '#messages'
import type { Locale } from '#platform/i18n/format.ts'
import type { SectionKind, Timing } from './content.ts'
import { sayDuration } from './describe.ts'
import { timingOf } from './timing.ts'

/** "20 min", "10 × 1 min", "3 rounds · 12 min at most", "8 × 20 s, rest 10 s"; empty where nothing is said. */
export function sayTiming(
	section: { kind: SectionKind; timing?: Timing | undefined },
	locale: Locale,
): string {
	const { seconds, rounds, work, rest, cap } = timingOf(section)
	if (section.kind === 'amrap') return sayDuration(seconds ?? 0)
	if (section.kind === 'emom') return `${rounds} × ${sayDuration(seconds ?? 0)}`
	if (section.kind === 'tabata')
		return `${rounds} × ${m.programs_work_and_rest({ work: sayDuration(work ?? 0), rest: sayDuration(rest ?? 0) }, { locale })}`
	return [
		rounds === undefined ? '' : m.programs_rounds({ count: rounds }, { locale }),
		cap === undefined ? '' : m.programs_at_most({ time: sayDuration(cap) }, { locale }),
	]
		.filter(Boolean)
		.join(' · ')
}
