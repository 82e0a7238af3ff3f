const MINUTE_MS = 60_000

/** How often a calendar that works is asked. */
export const everyMs = 15 * MINUTE_MS

/** How long one may fail before its coach is told. */
export const patienceMs = 24 * 60 * MINUTE_MS

/** How long what repeats may stay as it was last spread out, while the calendar says nothing new. */
export const spreadMs = 24 * 60 * MINUTE_MS

/**
 * When to ask again: every quarter of an hour; after failures twice as long each time, up to eight hours. A few minutes
 * more or less, so that calendars added together don't come together for ever.
 */
export function nextReadAt(at: Date, failures: number, chance = Math.random()): Date {
	const wait = everyMs * 2 ** Math.min(failures, 5)
	return new Date(at.getTime() + wait * (0.9 + 0.2 * chance))
}
