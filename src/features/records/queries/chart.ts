import { z } from 'zod'
import { m } from '#messages'
import { type Locale, type WeightUnit, weightIn } from '#platform/i18n/format.ts'
import type { Respect } from '../rules/worth.ts'
import { type Day, lineOf } from './days.ts'
import { recordName } from './saying.ts'

/** What a line can show, most wanted first; the heaviest of all is what was lifted at least once. */
export const chartKinds = ['e1rm', 'heaviest', 'reps', 'speed', 'distance', 'time'] as const
export type ChartKind = (typeof chartKinds)[number]

export const chart = z.object({
	kind: z.enum(chartKinds),
	label: z.string(),
	unit: z.string(),
	points: z.array(z.object({ at: z.string(), value: z.number() })),
})
export type Chart = z.infer<typeof chart>

const shows: Record<ChartKind, readonly Respect[]> = {
	e1rm: [{ kind: 'e1rm', at: 0 }],
	heaviest: [
		{ kind: 'rep_max', at: 1 },
		{ kind: 'load', at: 0 },
	],
	reps: [{ kind: 'reps', at: 0 }],
	time: [{ kind: 'time', at: 0 }],
	speed: [{ kind: 'pace', at: 0 }],
	distance: [{ kind: 'distance', at: 0 }],
}

/** The lines an exercise has, from its workouts; loads in the unit its client types them in. */
export function chartsOf(days: readonly Day[], unit: WeightUnit, locale: Locale): Chart[] {
	return chartKinds.flatMap((kind) => {
		const [line = []] = shows[kind].map((each) => lineOf(days, each)).filter(({ length }) => length > 0)
		if (line.length === 0) return []
		const scale = scaleOf(kind, Math.max(...line.map(({ value }) => value)), unit)
		const points = line.map(({ at, value }) => ({ at, value: scale.of(value) }))
		return { kind, label: labelOf(kind, locale), unit: scale.unit, points }
	})
}

function labelOf(kind: ChartKind, locale: Locale): string {
	if (kind === 'heaviest') return m.records_heaviest({}, { locale })
	if (kind === 'speed') return m.records_speed({}, { locale })
	return recordName({ kind, at: 0 }, locale)
}

/** Numbers as people read them off a chart: long ways in kilometres, long times in minutes, a pace as what rises when it falls. */
function scaleOf(kind: ChartKind, most: number, unit: WeightUnit) {
	if (kind === 'reps') return { unit: '', of: (value: number) => value }
	if (kind === 'speed') return { unit: 'km/h', of: (value: number) => 3.6 / -value }
	if (kind === 'time')
		return most >= 300_000
			? { unit: 'min', of: (value: number) => value / 60_000 }
			: { unit: 's', of: (value: number) => value / 1000 }
	if (kind === 'distance')
		return most >= 1_000_000
			? { unit: 'km', of: (value: number) => value / 1_000_000 }
			: { unit: 'm', of: (value: number) => value / 1000 }
	return { unit, of: (value: number) => weightIn(value, unit) }
}
