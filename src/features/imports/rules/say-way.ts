import { m } from '#messages'
import { distanceIn, formatDuration, formatNumber, type Locale } from '#platform/i18n/format.ts'

export type Units = 'metric' | 'imperial'

/** "10.02 km", "6.23 mi", "400 m": a way as it was measured, in its reader's units. */
export function sayWay(metres: number, units: Units, locale: Locale): string {
	if (units === 'metric' && metres < 1000) return `${formatNumber(metres, locale, 0)}\u00a0m`
	const unit = units === 'imperial' ? 'mi' : 'km'
	return `${formatNumber(distanceIn(metres, unit), locale, 2)}\u00a0${unit}`
}

/** "5:14 /km", "8:25 /mi": how long a kilometre or mile took. */
export function sayPace(metres: number, seconds: number, units: Units, locale: Locale): string {
	const unit = units === 'imperial' ? 'mi' : 'km'
	const time = formatDuration((seconds / distanceIn(metres, unit)) * 1000)
	return unit === 'mi'
		? m.imports_per_mile({ time }, { locale })
		: m.imports_per_kilometre({ time }, { locale })
}
