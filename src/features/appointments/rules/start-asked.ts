import { isDay } from '#platform/time/days.ts'
import { isWallTime } from './wall-time.ts'

/** When nothing else is said: an hour at which people train. */
const usual = '09:00'

/** The start a link asks for: a wall time, or a day alone; whatever can't be read counts as today. */
export function startAsked(asked: string | null, today: string): string {
	if (asked && isWallTime(asked)) return asked
	return `${asked && isDay(asked) ? asked : today}T${usual}`
}
