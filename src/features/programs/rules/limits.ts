/**
 * The limits of a workout's content (rule 3.1), apart from the zod schema so that the browser's
 * type-ahead can use them without carrying zod.
 */
export const contentLimits = {
	sections: 20,
	itemsPerSection: 40,
	/** Sets of one item, counted one by one: `5x5` is five. */
	setsPerItem: 50,
	id: 64,
	rounds: 100,
	/** Of a section by the clock: five hours. */
	sectionSeconds: 18_000,
	/** A benchmark's name. */
	benchmark: 60,
	name: 120,
	note: 2000,
	/** The line a coach types for one item. */
	line: 500,
	setNote: 200,
	url: 500,
	reps: 1000,
	/** Seconds of work: one day. */
	seconds: 86_400,
	/** Seconds of rest between sets: two hours. */
	rest: 7200,
	metres: 1_000_000,
	kg: 1000,
	lb: 2500,
	percent1rm: 200,
	rir: 10,
} as const

/** Whether `value` is above 0, at most `max`, and written with at most `decimals` decimals. */
export function isMeasure(value: number, max: number, decimals: number): boolean {
	return value > 0 && value <= max && Number(value.toFixed(decimals)) === value
}

/** RPE goes from 1 to 10 by halves. */
export function isRpe(value: number): boolean {
	return value >= 1 && value <= 10 && Number.isInteger(value * 2)
}

/** Text PostgreSQL can keep in jsonb: no NUL, no half of a surrogate pair. */
export function isStorableText(text: string): boolean {
	return !text.includes('\u0000') && text.isWellFormed()
}

/** Four phases (down, bottom, up, top) of 0–9 seconds, or X for as fast as possible. */
export const tempoPattern = /^[0-9X]{4}$/
