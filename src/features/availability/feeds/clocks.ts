import ICAL from 'ical.js'
import { type Zone, zoneBetween } from '#platform/time/zones.ts'

/** Whose wall time something is told in. Wall times are milliseconds, as in `#platform/time/zones.ts`. */
export type Clock = { name: string; instantOf: (wall: number) => number }

/** A time as a feed tells it: what the wall shows, and on which clock. */
export type Told = { wall: number; clock: Clock; isDate: boolean; instant: number }

export const wallOf = ({ year, month, day, hour, minute, second, isDate }: ICAL.Time): number =>
	isDate ? Date.UTC(year, month - 1, day) : Date.UTC(year, month - 1, day, hour, minute, second)

/** Reads a time; `zoneName` is what its property says, for zones that the feed names without defining them. */
export type Reading = (time: ICAL.Time, zoneName?: string) => Told

/**
 * Reads times of one feed. A zone that everybody knows by its name is read by that name; another one as the feed defines it; a
 * date, and a time without any zone, are the owner's.
 */
export function readingBetween(ownZone: string, from: number, to: number): Reading {
	const own: Clock = { name: '', instantOf: zoneBetween(ownZone, from, to).instantOf }
	const utc: Clock = { name: 'UTC', instantOf: (wall) => wall }
	const named = new Map<string, Clock | null>()
	const byName = (name: string): Clock | null => {
		const known = named.get(name)
		if (known !== undefined) return known
		const zone = knownZone(name, from, to)
		const clock = zone && { name, instantOf: zone.instantOf }
		named.set(name, clock)
		return clock
	}
	const clockOf = (time: ICAL.Time, zoneName?: string): Clock => {
		if (time.isDate) return own
		if (time.zone === ICAL.Timezone.utcTimezone) return utc
		const defined = time.zone === ICAL.Timezone.localTimezone ? null : time.zone
		const name = defined?.tzid ?? zoneName
		return (name && byName(name)) || (defined ? asDefined(defined) : own)
	}
	return (time, zoneName) => {
		const [wall, clock] = [wallOf(time), clockOf(time, zoneName)]
		return { wall, clock, isDate: time.isDate, instant: clock.instantOf(wall) }
	}
}

function knownZone(name: string, from: number, to: number): Zone | null {
	try {
		return zoneBetween(name, from, to)
	} catch {
		return null
	}
}

const asDefined = (zone: ICAL.Timezone): Clock => ({
	name: zone.tzid,
	instantOf(wall) {
		const at = new Date(wall)
		const date = { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() }
		const clock = { hour: at.getUTCHours(), minute: at.getUTCMinutes(), second: at.getUTCSeconds() }
		return new ICAL.Time({ ...date, ...clock, isDate: false }, zone).toUnixTime() * 1000
	},
})
