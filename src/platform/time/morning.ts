import { zoneBetween } from './zones.ts'

/** Nine o'clock of a day by the studio's clock: no card is charged, and nobody written to, in the middle of the night. */
export function morningOf(day: string, zone: string): Date {
	const wall = Date.parse(`${day}T09:00:00Z`)
	return new Date(zoneBetween(zone, wall, wall).instantOf(wall))
}
