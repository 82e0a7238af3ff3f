import type { DistanceUnit, WeightUnit } from '#platform/i18n/format.ts'

/**
 * In which unit a way is typed: metres below a kilometre; above it by the person's units, unless it is a round number of
 * metres: five kilometres are five kilometres to everybody.
 */
export function distanceUnit(metres: number | null, weights: WeightUnit): DistanceUnit {
	if (metres === null || metres < 1000) return 'm'
	return weights === 'lb' && metres % 100 !== 0 ? 'mi' : 'km'
}
