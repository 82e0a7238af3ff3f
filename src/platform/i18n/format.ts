import { decimalsOf } from '../money/currency.ts'
import { addDays, atNoon, dayOf, daysBetween } from '../time/days.ts'

/**
 * The one place where dates, times and numbers become words, on the server and in the browser alike. Node and
 * browsers differ in the spaces they put (U+2009, U+202F), which would break hydration: all text is tidied here.
 */
export type Locale = 'en' | 'fr'

/** Whom something is said to. */
export type Reader = { locale: Locale; timeZone: string }

export type WeightUnit = 'kg' | 'lb'

// English as in Leeds: day before month, 24 hours.
const tags: Record<Locale, string> = { en: 'en-GB', fr: 'fr-FR' }

const NBSP = '\u00a0'

/** One kind of space for the several that runtimes put: thin ones become normal, those before a sign stay unbroken. */
export const tidy = (text: string): string => text.replaceAll('\u202f', NBSP).replaceAll('\u2009', ' ')

const dateFormats = new Map<string, Intl.DateTimeFormat>()

function dateFormat(locale: Locale, timeZone: string, options: Intl.DateTimeFormatOptions) {
	const key = `${locale} ${timeZone} ${JSON.stringify(options)}`
	let format = dateFormats.get(key)
	if (!format) {
		format = new Intl.DateTimeFormat(tags[locale], { timeZone, hourCycle: 'h23', ...options })
		dateFormats.set(key, format)
	}
	return format
}

const dayStyles = {
	/** 14 Mar */
	short: { day: 'numeric', month: 'short' },
	/** Sat 14 Mar */
	medium: { weekday: 'short', day: 'numeric', month: 'short' },
	/** Saturday 14 March */
	long: { weekday: 'long', day: 'numeric', month: 'long' },
	/** Saturday 14 March 2026 */
	full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
	/** 14 Mar 2026 */
	dated: { day: 'numeric', month: 'short', year: 'numeric' },
	/** 14 March 2026 */
	written: { day: 'numeric', month: 'long', year: 'numeric' },
	/** Saturday */
	weekday: { weekday: 'long' },
	/** Sat */
	weekdayShort: { weekday: 'short' },
	/** S */
	weekdayNarrow: { weekday: 'narrow' },
	/** 14 */
	number: { day: 'numeric' },
	/** March 2026 */
	month: { month: 'long', year: 'numeric' },
	/** Mar */
	monthShort: { month: 'short' },
	/** 14/03/2026 */
	numeric: { day: '2-digit', month: '2-digit', year: 'numeric' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

export type DayStyle = keyof typeof dayStyles

/** In French the first of a month is "1er décembre", or "1er" alone, every other day a plain number; no runtime says so by itself. */
function inWords(parts: Intl.DateTimeFormatPart[], locale: Locale): string {
	const month = parts.find(({ type }) => type === 'month')
	const ordinal = locale === 'fr' && (month === undefined || /\p{L}/u.test(month.value))
	return parts.map(({ type, value }) => (ordinal && type === 'day' && value === '1' ? '1er' : value)).join('')
}

/** A day in words. `day` is 'YYYY-MM-DD' and belongs to no zone. */
export const formatDay = (day: string, locale: Locale, style: DayStyle = 'medium'): string =>
	tidy(
		inWords(dateFormat(locale, 'UTC', dayStyles[style]).formatToParts(atNoon(day)), locale).replace(',', ''),
	)

/** "2–29 Mar 2026", both days included; one day alone where they are the same. */
export function formatDayRange(from: string, to: string, locale: Locale, style: DayStyle = 'dated'): string {
	if (from === to) return formatDay(from, locale, style)
	const parts = dateFormat(locale, 'UTC', dayStyles[style]).formatRangeToParts(atNoon(from), atNoon(to))
	const range = tidy(inWords(parts, locale))
	return range.replaceAll(',', '').replace(/^(\d+(?:er)?) ?– ?(?=\d+ \D)/, '$1–')
}

/** 18:30, on the reader's clock. */
export const formatTime = (instant: Date, { locale, timeZone }: Reader): string =>
	tidy(dateFormat(locale, timeZone, { hour: '2-digit', minute: '2-digit' }).format(instant))

/** "18:30–19:30", on the reader's clock; with days where it passes midnight. */
export function formatTimeRange(from: Date, to: Date, reader: Reader): string {
	if (dayOf(from, reader.timeZone) === dayOf(to, reader.timeZone))
		return `${formatTime(from, reader)}–${formatTime(to, reader)}`
	const said = (at: Date) =>
		`${formatDay(dayOf(at, reader.timeZone), reader.locale)}, ${formatTime(at, reader)}`
	return `${said(from)} – ${said(to)}`
}

/** An instant in full, for trails and logs: "14 Mar 2026, 18:30". */
export const formatInstant = (instant: Date, reader: Reader, style: DayStyle = 'dated'): string =>
	`${formatDay(dayOf(instant, reader.timeZone), reader.locale, style)}, ${formatTime(instant, reader)}`

const relatives: Record<Locale, Intl.RelativeTimeFormat> = {
	en: new Intl.RelativeTimeFormat(tags.en, { numeric: 'auto' }),
	fr: new Intl.RelativeTimeFormat(tags.fr, { numeric: 'auto' }),
}

/** The first letter large, as at the head of a line. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)

/**
 * A day as people say it, seen from `today`: "Today", "Tomorrow", "Yesterday", "Saturday" within the coming week,
 * else "Sat 14 Mar", with its year where that is another one.
 */
export function sayDay(day: string, today: string, locale: Locale): string {
	const away = daysBetween(today, day)
	if (Math.abs(away) <= 1) return capital(tidy(relatives[locale].format(away, 'day')))
	if (away > 1 && away < 7) return capital(formatDay(day, locale, 'weekday'))
	if (day.slice(0, 4) === today.slice(0, 4)) return capital(formatDay(day, locale, 'medium'))
	return formatDay(day, locale, 'dated')
}

/** "Tomorrow, 18:30": an instant as people say it, seen from `now`. */
export const sayWhen = (instant: Date, now: Date, reader: Reader): string =>
	`${sayDay(dayOf(instant, reader.timeZone), dayOf(now, reader.timeZone), reader.locale)}, ${formatTime(instant, reader)}`

/**
 * "5 minutes ago", "2 days ago", "in 3 weeks": how far away an instant is, in its largest unit. Within a minute: "now".
 */
export function sayAgo(instant: Date, now: Date, locale: Locale): string {
	const seconds = (instant.getTime() - now.getTime()) / 1000
	const size = Math.abs(seconds)
	const say = (seconds: number, per: number, unit: Intl.RelativeTimeFormatUnit) =>
		tidy(relatives[locale].format(Math.trunc(seconds / per), unit))
	if (size < 60) return tidy(relatives[locale].format(0, 'second'))
	if (size < 3600) return say(seconds, 60, 'minute')
	if (size < 86_400) return say(seconds, 3600, 'hour')
	if (size < 14 * 86_400) return say(seconds, 86_400, 'day')
	if (size < 60 * 86_400) return say(seconds, 7 * 86_400, 'week')
	return say(seconds, 30.44 * 86_400, 'month')
}

const numberFormats = new Map<string, Intl.NumberFormat>()

/** 1,250.5 in English, 1 250,5 in French; at most `decimals` decimals (2). */
export function formatNumber(value: number, locale: Locale, decimals = 2): string {
	const key = `${locale} ${decimals}`
	let format = numberFormats.get(key)
	if (!format) {
		format = new Intl.NumberFormat(tags[locale], { maximumFractionDigits: decimals })
		numberFormats.set(key, format)
	}
	return tidy(format.format(value))
}

const moneyFormats = new Map<string, Intl.NumberFormat>()

/** "€45.00", "45,00 €": an amount in smallest units (11.2). */
export function formatMoney(minor: number, currency: string, locale: Locale): string {
	const key = `${locale} ${currency}`
	let format = moneyFormats.get(key)
	if (!format) {
		const fraction = decimalsOf(currency)
		const digits = { minimumFractionDigits: fraction, maximumFractionDigits: fraction }
		format = new Intl.NumberFormat(tags[locale], { style: 'currency', currency, ...digits })
		moneyFormats.set(key, format)
	}
	return tidy(format.format(minor / 10 ** decimalsOf(currency)))
}

/** A share of one as percent: 0.8 → "80%", in French "80 %". */
export const formatPercent = (share: number, locale: Locale): string =>
	`${formatNumber(share * 100, locale, 0)}${locale === 'fr' ? NBSP : ''}%`

const GRAMS_PER_LB = 453.592_37

/** What was typed, kept as whole grams. 135 lb → 61 235 g. */
export const gramsOf = (value: number, unit: WeightUnit): number =>
	Math.round(value * (unit === 'kg' ? 1000 : GRAMS_PER_LB))

/** Grams in the unit they were typed in: 61 235 g → 135 lb. What a person can type comes back exactly. */
export const weightIn = (grams: number, unit: WeightUnit): number =>
	unit === 'kg' ? grams / 1000 : Math.round((grams / GRAMS_PER_LB) * 100) / 100

/** "62.5 kg", "135 lb": in the unit it was typed in. */
export const formatWeight = (grams: number, unit: WeightUnit, locale: Locale): string =>
	`${formatNumber(weightIn(grams, unit), locale, 3)}${NBSP}${unit}`

/** In millimetres. */
const lengths = { m: 1000, km: 1_000_000, mi: 1_609_344 }
export type DistanceUnit = keyof typeof lengths
export const distanceUnits = Object.keys(lengths) as DistanceUnit[]

/** Metres in a unit, as a person would type them: 5000 m → 5 km, 4988.966 m → 3.1 mi. */
export const distanceIn = (metres: number, unit: DistanceUnit): number =>
	Number(((metres * 1000) / lengths[unit]).toFixed(unit === 'm' ? 3 : 4))

/** The other way round: "400", "5 km", "3,1 mi"; a number alone is in `unit`. Null for what is no distance. In metres. */
export function distanceOf(text: string, unit: DistanceUnit = 'm'): number | null {
	const [, number, said] = /^(\d{1,7}(?:[.,]\d{1,4})?)\s*(m|km|mi)?$/i.exec(text.trim()) ?? []
	if (number === undefined) return null
	const per = lengths[(said?.toLowerCase() as DistanceUnit | undefined) ?? unit]
	return Math.round(Number(number.replace(',', '.')) * per) / 1000
}

/** "400 m"; from a kilometre on "1.5 km". What was typed in miles says miles: no metre would come out so uneven. */
export function formatDistance(millimetres: number, locale: Locale): string {
	const miles = Math.round((millimetres / lengths.mi) * 100) / 100
	const uneven = millimetres % 1000 !== 0 && Math.abs(Math.round(miles * lengths.mi) - millimetres) <= 1
	if (uneven && miles >= 0.25) return `${formatNumber(miles, locale)}${NBSP}mi`
	return millimetres >= lengths.km
		? `${formatNumber(millimetres / lengths.km, locale, 3)}${NBSP}km`
		: `${formatNumber(millimetres / lengths.m, locale, 1)}${NBSP}m`
}

/** A length of time as a stopwatch shows it: "0:45", "1:30", "1:10:00". */
export function formatDuration(milliseconds: number): string {
	const whole = Math.round(milliseconds / 1000)
	const two = (value: number) => String(value).padStart(2, '0')
	const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
	return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`
}

/** The other way round: "1:30", and seconds alone, as milliseconds. Null for what is no length of time. */
export function durationOf(text: string): number | null {
	const parts = text.trim().replace(',', '.').split(':')
	const seconds = parts.pop() ?? ''
	const below60 = [...parts.slice(1), ...(parts.length > 0 ? [seconds] : [])].every(
		(part) => Number(part) < 60,
	)
	const read = /^\d{1,6}(\.\d{1,3})?$/.test(seconds) && parts.every((part) => /^\d{1,4}$/.test(part))
	if (!read || !below60 || parts.length > 2) return null
	return Math.round([...parts, seconds].reduce((sum, part) => sum * 60 + Number(part), 0) * 1000)
}

/** The names of seven days from `startsOn` (0 Sunday, 1 Monday): heads of a week. */
export const weekdayNames = (locale: Locale, startsOn = 1, style: DayStyle = 'weekdayShort'): string[] =>
	// 4 January 1970 was a Sunday.
	Array.from({ length: 7 }, (_, n) => formatDay(addDays('1970-01-04', startsOn + n), locale, style))
