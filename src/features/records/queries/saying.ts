import { saySet } from '#features/training/queries/sets.ts'
import { m } from '#messages'
import {
	formatDistance,
	formatDuration,
	formatNumber,
	type Locale,
	type WeightUnit,
	weightIn,
} from '#platform/i18n/format.ts'
import { type Best, telling } from '../rules/records.ts'
import type { RecordKind, Respect } from '../rules/worth.ts'
import type { CountedSet } from './best-sets.ts'

/** In which order records stand, most wanted first. */
export const kinds = [
	'e1rm',
	'rep_max',
	'load',
	'reps',
	'fastest',
	'pace',
	'distance',
	'time',
] as const satisfies RecordKind[]

export const sorted = (records: readonly Best<CountedSet>[]): Best<CountedSet>[] =>
	telling(records).toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.at - b.at)

const names: Record<RecordKind, (at: number, locale: Locale) => string> = {
	e1rm: (_, locale) => m.records_e1rm({}, { locale }),
	rep_max: (reps, locale) => m.records_rep_max({ reps }, { locale }),
	load: (_, locale) => m.records_heaviest({}, { locale }),
	reps: (_, locale) => m.records_reps({}, { locale }),
	time: (_, locale) => m.records_time({}, { locale }),
	fastest: (metres, locale) => m.records_fastest({ distance: sayRace(metres, locale) }, { locale }),
	pace: (_, locale) => m.records_pace({}, { locale }),
	distance: (_, locale) => m.records_distance({}, { locale }),
}

/** "5RM", "Fastest 5 km": what a record is of. */
export const recordName = ({ kind, at }: Respect, locale: Locale): string => names[kind](at, locale)

function sayRace(metres: number, locale: Locale): string {
	if (metres === 21_097.5) return m.records_half_marathon({}, { locale })
	if (metres === 42_195) return m.records_marathon({}, { locale })
	return formatDistance(metres * 1000, locale)
}

/** "116.7 kg", "12 reps", "4:48 /km": how good it is; loads in the unit they were typed in. */
export function sayValue(
	{ kind, value, set }: Pick<Best<CountedSet>, 'kind' | 'value' | 'set'>,
	locale: Locale,
): string {
	if (kind === 'reps') return m.records_reps_value({ count: value }, { locale })
	if (kind === 'time') return formatDuration(value)
	if (kind === 'fastest') return formatDuration(-value)
	if (kind === 'pace')
		return m.records_per_kilometre({ time: formatDuration(-value * 1_000_000) }, { locale })
	if (kind === 'distance') return formatDistance(value, locale)
	const unit: WeightUnit = set.done.unit ?? 'kg'
	return `${formatNumber(weightIn(value, unit), locale, kind === 'e1rm' ? 1 : 3)}\u00a0${unit}`
}

/** In which order one record speaks for its exercise. */
const heads: RecordKind[] = ['e1rm', 'rep_max', 'reps', 'pace', 'distance', 'time', 'load']

/** "5 × 100 kg · e1RM 116.7 kg": the set that speaks for an exercise; empty where nothing counts. */
export function sayBest(records: readonly Best<CountedSet>[], locale: Locale): string {
	const head = heads.flatMap((kind) => records.findLast((each) => each.kind === kind) ?? [])[0]
	if (!head) return ''
	if (head.kind === 'reps') return sayValue(head, locale)
	const done = saySet(head.set.done, locale)
	if (head.kind === 'e1rm' && head.set.reps !== 1)
		return `${done} · ${m.records_e1rm_short({}, { locale })} ${sayValue(head, locale)}`
	return head.kind === 'pace' ? `${done} · ${sayValue(head, locale)}` : done
}
