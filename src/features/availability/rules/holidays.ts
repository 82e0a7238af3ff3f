import { addDays, weekday } from '#platform/time/days.ts'

export const holidayCountries = ['FR', 'GB-ENG'] as const
export type HolidayCountry = (typeof holidayCountries)[number]

export const holidayNames = [
	...[
		'new_year',
		'good_friday',
		'easter_monday',
		'labour',
		'victory',
		'ascension',
		'whit_monday',
		'bastille',
	],
	...['assumption', 'all_saints', 'armistice', 'christmas', 'boxing', 'early_may', 'spring', 'summer'],
] as const
export type HolidayName = (typeof holidayNames)[number]

/** A public holiday: the day on which it is kept, which for England may be a weekday instead of the weekend it falls on. */
export type Holiday = { day: string; name: HolidayName }

/**
 * The public holidays of a year, in order: the eleven of France, and those of England and Wales with their substitute days. What a
 * government adds or moves for one year only (a jubilee, a coronation) is not foreseen.
 */
export function publicHolidays(country: HolidayCountry, year: number): Holiday[] {
	const found = country === 'FR' ? french(year) : english(year)
	return found.toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

function french(year: number): Holiday[] {
	const easter = easterSunday(year)
	return [
		{ day: `${year}-01-01`, name: 'new_year' },
		{ day: addDays(easter, 1), name: 'easter_monday' },
		{ day: `${year}-05-01`, name: 'labour' },
		{ day: `${year}-05-08`, name: 'victory' },
		{ day: addDays(easter, 39), name: 'ascension' },
		{ day: addDays(easter, 50), name: 'whit_monday' },
		{ day: `${year}-07-14`, name: 'bastille' },
		{ day: `${year}-08-15`, name: 'assumption' },
		{ day: `${year}-11-01`, name: 'all_saints' },
		{ day: `${year}-11-11`, name: 'armistice' },
		{ day: `${year}-12-25`, name: 'christmas' },
	]
}

function english(year: number): Holiday[] {
	const easter = easterSunday(year)
	const [christmas, boxing] = christmasDays(year)
	return [
		{ day: orMonday(`${year}-01-01`), name: 'new_year' },
		{ day: addDays(easter, -2), name: 'good_friday' },
		{ day: addDays(easter, 1), name: 'easter_monday' },
		{ day: mondayFrom(`${year}-05-01`), name: 'early_may' },
		{ day: mondayFrom(`${year}-05-25`), name: 'spring' },
		{ day: mondayFrom(`${year}-08-25`), name: 'summer' },
		{ day: christmas, name: 'christmas' },
		{ day: boxing, name: 'boxing' },
	]
}

const SATURDAY = 6
const SUNDAY = 0

/** The day itself, or the Monday after where it falls on a weekend. */
const orMonday = (day: string): string => ([SATURDAY, SUNDAY].includes(weekday(day)) ? mondayFrom(day) : day)

/** The first Monday on or after a day. */
const mondayFrom = (day: string): string => addDays(day, (8 - weekday(day)) % 7)

/** Both keep their day on a weekday; what falls on the weekend is kept on the next weekday that is still free. */
function christmasDays(year: number): [christmas: string, boxing: string] {
	const [christmas, boxing] = [`${year}-12-25`, `${year}-12-26`]
	switch (weekday(christmas)) {
		case SATURDAY:
			return [addDays(christmas, 2), addDays(boxing, 2)]
		case SUNDAY:
			return [addDays(christmas, 2), boxing]
		default:
			return [christmas, orMonday(boxing)]
	}
}

/** Easter Sunday of the Gregorian calendar, by Butcher's rule (1876). */
export function easterSunday(year: number): string {
	const a = year % 19
	const [b, c] = [Math.floor(year / 100), year % 100]
	const f = Math.floor((b + 8) / 25)
	const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - f + 1) / 3) + 15) % 30
	const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
	const n = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114
	const two = (value: number) => String(value).padStart(2, '0')
	return `${year}-${two(Math.floor(n / 31))}-${two((n % 31) + 1)}`
}
