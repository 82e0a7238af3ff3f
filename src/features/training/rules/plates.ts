import type { WeightUnit } from '#platform/i18n/format.ts'

/** What stands in nearly every gym, heaviest first. */
const plates: Record<WeightUnit, readonly number[]> = {
	kg: [25, 20, 15, 10, 5, 2.5, 1.25],
	lb: [45, 35, 25, 10, 5, 2.5],
}

/** Bars, the usual one first. */
export const bars: Record<WeightUnit, readonly number[]> = { kg: [20, 15, 10], lb: [45, 35, 15] }

/** Plates of one side, heaviest first, and what of the load no plates make; null where the bar alone is heavier. */
export function platesFor(
	load: number,
	bar: number,
	unit: WeightUnit,
): { side: { plate: number; count: number }[]; missing: number } | null {
	if (load < bar) return null
	// In hundredths: a quarter of a kilo must not get lost in binary.
	let left = Math.round((load - bar) * 100)
	const side = plates[unit].flatMap((plate) => {
		const count = Math.floor(left / (plate * 200))
		left -= count * plate * 200
		return count > 0 ? [{ plate, count }] : []
	})
	return { side, missing: left / 100 }
}
