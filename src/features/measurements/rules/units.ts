/** What a metric is counted in. Masses are kept in kilograms and lengths in centimetres, whatever was typed. */
export const kinds = ['mass', 'length', 'percent', 'count', 'number'] as const
export type Kind = (typeof kinds)[number]
export type Units = 'metric' | 'imperial'

/** Exact by definition: how many kilograms a pound, how many centimetres an inch. */
const perUnit: Partial<Record<Kind, number>> = { mass: 0.453_592_37, length: 2.54 }

/** Finer than half of the smallest step that is shown (a thousandth of a pound), so that what is typed comes back. */
const finest = 6

const rounded = (value: number, decimals: number): number => {
	const scale = 10 ** decimals
	// Adding nothing turns -0 into 0.
	return Math.round(value * scale) / scale + 0
}

/** What was typed, as it is kept: 160 lb → 72.574779 kg. */
export function kept(value: number, kind: Kind, units: Units): number {
	return rounded(units === 'imperial' ? value * (perUnit[kind] ?? 1) : value, finest)
}

/** What is kept, as somebody reads it: 72.574779 kg → 160 lb. What a person typed comes back exactly. */
export function shown(value: number, { kind, decimals }: Measure, units: Units): number {
	return rounded(units === 'imperial' ? value / (perUnit[kind] ?? 1) : value, decimals)
}

export type Measure = { kind: Kind; decimals: number; unit: string | null }

/** "kg", "in", "%", or the studio's own word. */
export function unitOf({ kind, unit }: Pick<Measure, 'kind' | 'unit'>, units: Units): string {
	if (kind === 'mass') return units === 'imperial' ? 'lb' : 'kg'
	if (kind === 'length') return units === 'imperial' ? 'in' : 'cm'
	return kind === 'percent' ? '%' : (unit ?? '')
}

/** What a body, or a count of something, can be; as kept. */
const ranges: Record<Kind, [least: number, most: number]> = {
	mass: [0, 1000],
	length: [0, 500],
	percent: [0, 100],
	count: [0, 1_000_000],
	number: [-1_000_000, 1_000_000],
}

/** Null where the value can be; otherwise the least and the most, as their reader types them. */
export function outside(
	value: number,
	measure: Measure,
	units: Units,
): { least: number; most: number } | null {
	const [least, most] = ranges[measure.kind]
	const inside = measure.kind === 'mass' || measure.kind === 'length' ? value > least : value >= least
	if (Number.isFinite(value) && inside && value <= most) return null
	const fine = { ...measure, decimals: 3 }
	return { least: shown(least, fine, units), most: Math.floor(shown(most, fine, units)) }
}
