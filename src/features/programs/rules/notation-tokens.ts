import type { PrescribedLoad, PrescribedReps } from './content.ts'
import { isMeasure, isRpe, contentLimits as limits } from './limits.ts'

/**
 * The words of the set notation (rule 3.2). Each reader looks at one place in the text and answers the
 * value and where it ends, or null. Every pattern is anchored (sticky), bounded, and without nested
 * repetition: reading is linear in the length of the text.
 */

/** A value read and the index after it. */
export type Read<T> = { value: T; end: number }
/** What one set asks for: repetitions or a distance, and/or a time. */
export type Amount = { reps?: PrescribedReps; metres?: number; seconds?: number }

/** Where a word may end: before a space, a separator, a quote or a load; amounts also before a `/side`. */
const END = '(?=[\\s,;@"“«]|$)'
const AMOUNT_END = '(?=[\\s,;@/"“«]|$)'
const NUMBER = '(\\d{1,7}(?:[.,]\\d{1,3})?)'
const word = (source: string) => new RegExp(source + END, 'iy')
const amount = (source: string) => new RegExp(source + AMOUNT_END, 'iy')

/** Matches a sticky pattern at a place of the text. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at
	return pattern.exec(text)
}

/** A number as typed: both 62.5 and 62,5. */
const decimal = (digits: string | undefined) => Number((digits ?? '').replace(',', '.'))

const CLOCK = amount('(?:(\\d{1,2}):)?(\\d{1,3}):(\\d{2})')
const MINUTES = "(\\d{1,4})\\s?(?:minutes?|mins?|mn|'|′|’)"
const SPOKEN = amount(`(?:(\\d{1,2})\\s?h)?\\s?(?:${MINUTES}\\s?(?:(\\d{1,2})(?:\\s?(?:secs?|s)|''|″|")?)?)?`)
const SECONDS = amount("(\\d{1,5})(?:\\s?(?:seconds?|secondes?|secs?|s)|''|″|\")")

/** A time with its unit: `30s`, `2min`, `1'30`, `1:30`, `1:10:00`. Seconds. */
export function readDuration(text: string, at: number): Read<number> | null {
	const clock = matchAt(CLOCK, text, at)
	if (clock) {
		const [hours, minutes, seconds] = clock.slice(1).map((part) => Number(part ?? 0)) as [
			number,
			number,
			number,
		]
		if (seconds > 59 || (clock[1] && minutes > 59)) return null
		return { value: hours * 3600 + minutes * 60 + seconds, end: at + clock[0].length }
	}
	const short = matchAt(SECONDS, text, at)
	if (short) return { value: Number(short[1]), end: at + short[0].length }
	const spoken = matchAt(SPOKEN, text, at)
	if (!spoken || (!spoken[1] && !spoken[2])) return null
	const total = Number(spoken[1] ?? 0) * 3600 + Number(spoken[2] ?? 0) * 60 + Number(spoken[3] ?? 0)
	return { value: total, end: at + spoken[0].length }
}

const DISTANCE = amount(`${NUMBER}\\s?(km|kms|m|metres?|meters?|mètres?|mi|miles?|yd|yards?)`)
const RANGE = amount(
	'(\\d{1,4})(?:\\s?[-–—]\\s?|\\s(?:to|à)\\s)(\\d{1,4})(?:\\s?(?:reps?|r[ée]p[ée]titions?))?',
)
const REPS = amount('(\\d{1,4})(?:\\s?(?:reps?|r[ée]p[ée]titions?))?')
const AMRAP = amount('(?:amrap|max)(?:\\s?(?:reps?|r[ée]p[ée]titions?))?')

function metresOf(digits: string | undefined, unit: string): number {
	const length = decimal(digits)
	if (/^k/i.test(unit)) return Number((length * 1000).toFixed(3))
	if (/^mi/i.test(unit)) return Number((length * 1609.344).toFixed(3))
	return /^y/i.test(unit) ? Number((length * 0.9144).toFixed(3)) : length
}

function readReps(text: string, at: number): Read<Amount> | null {
	const range = matchAt(RANGE, text, at)
	if (range) {
		const [min, max] = [Number(range[1]), Number(range[2])]
		if (min < 1 || max < min || max > limits.reps) return null
		return { value: { reps: min === max ? min : { min, max } }, end: at + range[0].length }
	}
	const amrap = matchAt(AMRAP, text, at)
	if (amrap) return { value: { reps: 'amrap' }, end: at + amrap[0].length }
	const plain = matchAt(REPS, text, at)
	const reps = Number(plain?.[1] ?? 0)
	return plain && reps >= 1 && reps <= limits.reps ? { value: { reps }, end: at + plain[0].length } : null
}

/** What one set asks for: `5`, `8-10`, `amrap`, `30s`, `20:00`, `400m`, `5km`. */
export function readAmount(text: string, at: number): Read<Amount> | null {
	const time = readDuration(text, at)
	if (time) {
		const fits = time.value >= 1 && time.value <= limits.seconds
		return fits ? { value: { seconds: time.value }, end: time.end } : null
	}
	const distance = matchAt(DISTANCE, text, at)
	if (distance) {
		const metres = metresOf(distance[1], distance[2] ?? '')
		return isMeasure(metres, limits.metres, 3) ? { value: { metres }, end: at + distance[0].length } : null
	}
	return readReps(text, at)
}

const WITHIN = /(?:in|en)\s/iy

/** The time a distance or a number of repetitions has to fit in: `in 1:30`. Seconds. */
export function readWithin(text: string, at: number): Read<number> | null {
	const lead = matchAt(WITHIN, text, at)
	const time = lead && readDuration(text, at + lead[0].length)
	return time && time.value >= 1 && time.value <= limits.seconds ? time : null
}

const PERCENT = word(`(?:@\\s?|(?:at|à)\\s)?${NUMBER}\\s?%(?:\\s?(?:of\\s|de\\s|du\\s)?1?rm)?`)
const WEIGHT = word(`(?:@\\s?|(?:at|à)\\s)?${NUMBER}\\s?(kgs?|lbs?|livres?|#)`)
const BODYWEIGHT = word('(?:@\\s?)?(?:bw|bodyweight|body\\sweight|pdc|poids\\sdu\\scorps)')
const ADDED = word(
	`(?:(?:@\\s?)?(?:bw|bodyweight|body\\sweight|pdc|poids\\sdu\\scorps)\\s?)?\\+\\s?${NUMBER}\\s?(kgs?|lbs?|livres?|#)`,
)

function weightOf(digits: string | undefined, unit: string): { kg: number } | { lb: number } | null {
	const weight = decimal(digits)
	if (/^k/i.test(unit)) return isMeasure(weight, limits.kg, 3) ? { kg: weight } : null
	return isMeasure(weight, limits.lb, 3) ? { lb: weight } : null
}

/** A load: `@80%`, `@60kg`, `225lb`, `bw`, `bw+20kg`. A number without a unit is not a load: `@8` could be an RPE. */
export function readLoad(text: string, at: number): Read<PrescribedLoad> | null {
	const percent = matchAt(PERCENT, text, at)
	if (percent) {
		const percent1rm = decimal(percent[1])
		return isMeasure(percent1rm, limits.percent1rm, 2)
			? { value: { percent1rm }, end: at + percent[0].length }
			: null
	}
	const added = matchAt(ADDED, text, at)
	const found = added ?? matchAt(WEIGHT, text, at)
	if (found) {
		const weight = weightOf(found[1], found[2] ?? '')
		const value = weight && (added ? { bodyweight: true as const, ...weight } : weight)
		return value && { value, end: at + found[0].length }
	}
	const body = matchAt(BODYWEIGHT, text, at)
	return body && { value: { bodyweight: true }, end: at + body[0].length }
}

const RPE = word('(?:@\\s?)?rpe\\s?(\\d{1,2}(?:[.,]\\d)?)')
const RIR = word('(?:@\\s?)?rir\\s?(\\d{1,2})')

/** Perceived effort, 1 to 10 by halves: `rpe8`, `rpe 7,5`. */
export function readRpe(text: string, at: number): Read<number> | null {
	const found = matchAt(RPE, text, at)
	return found && isRpe(decimal(found[1])) ? { value: decimal(found[1]), end: at + found[0].length } : null
}

/** Repetitions in reserve: `rir2`. */
export function readRir(text: string, at: number): Read<number> | null {
	const found = matchAt(RIR, text, at)
	const rir = Number(found?.[1])
	return found && rir <= limits.rir ? { value: rir, end: at + found[0].length } : null
}

const REST_LEAD = /(?:rest|repos|r[ée]cup(?:[ée]ration)?|r)(?:\s?:)?\s?(?=\d)/iy
const PLAIN_SECONDS = word('(\\d{1,4})')

/** Rest after each set: `r120` (seconds), `r90s`, `r2:00`, `rest 2 min`, `repos 90s`. Seconds. */
export function readRest(text: string, at: number): Read<number> | null {
	const lead = matchAt(REST_LEAD, text, at)
	if (!lead) return null
	const from = at + lead[0].length
	const plain = matchAt(PLAIN_SECONDS, text, from)
	const time = readDuration(text, from) ?? (plain && { value: Number(plain[1]), end: from + plain[0].length })
	return time && time.value <= limits.rest ? time : null
}

const TEMPO = word('(?:tempo\\s?:?\\s?|t\\s?)([0-9X])[-/.]?([0-9X])[-/.]?([0-9X])[-/.]?([0-9X])')

/** Tempo of a repetition: `t31X1`, `tempo 3-1-X-1`. */
export function readTempo(text: string, at: number): Read<string> | null {
	const found = matchAt(TEMPO, text, at)
	return found && { value: found.slice(1, 5).join('').toUpperCase(), end: at + found[0].length }
}

const SIDE = word('(?:\\/\\s?|(?:per|each|par|chaque)\\s)(?:sides?|legs?|arms?|c[ôo]t[ée]s?|jambes?|bras)')

/** Whether the amount is for each side: `/side`, `per leg`, `par côté`. */
export function readPerSide(text: string, at: number): Read<true> | null {
	const found = matchAt(SIDE, text, at)
	return found && { value: true, end: at + found[0].length }
}
