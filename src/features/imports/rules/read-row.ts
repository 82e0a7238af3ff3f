import { isDay } from '#platform/time/days.ts'
import type { Mapping, Target } from './columns.ts'

/** What one row says was done. */
export type Said = {
	onDate: string
	title: string
	exercise: string
	set: number | null
	reps: number | null
	load: number | null
	unit: 'kg' | 'lb'
	seconds: number | null
	metres: number | null
	rpe: number | null
	note: string
	comment: string
}
export type RowProblem =
	| 'no_date'
	| 'bad_date'
	| 'future'
	| 'no_exercise'
	| 'nothing_done'
	| `bad_${'reps' | 'load' | 'unit' | 'rpe' | 'time' | 'distance'}`

type Of = { mapping: Mapping; today: string; untitled: string }

/** One row as a set, or everything that is wrong with it. */
export function readRow(cells: readonly string[], { mapping, today, untitled }: Of): Said | RowProblem[] {
	const problems: RowProblem[] = []
	const cell = (target: Target) => {
		const at = Object.keys(mapping.columns).find((each) => mapping.columns[each] === target)
		return at === undefined ? '' : (cells[Number(at)] ?? '').trim()
	}
	const measure = (target: 'reps' | 'load' | 'rpe', most: number, whole = false): number | null => {
		const text = cell(target)
		if (text === '') return null
		const value = numberOf(text)
		if (value !== null && value >= 0 && value <= most && (!whole || Number.isInteger(value))) return value
		problems.push(`bad_${target}`)
		return null
	}
	const onDate = dayOf(cell('date'), mapping.dayOrder)
	if (onDate === null) problems.push(cell('date') === '' ? 'no_date' : 'bad_date')
	else if (onDate > today) problems.push('future')
	const exercise = cell('exercise').slice(0, 120)
	if (exercise === '') problems.push('no_exercise')
	const unit = unitOf(cell('unit'), mapping.loadUnit)
	if (unit === null) problems.push('bad_unit')
	const seconds = secondsOf(cell('time'))
	if (Number.isNaN(seconds)) problems.push('bad_time')
	const metres = metresOf(cell('distance'), mapping.distanceUnit)
	if (Number.isNaN(metres)) problems.push('bad_distance')
	// Where it isn't a number (Strong marks warm-ups by a letter), the order of rows counts.
	const set = /^\d{1,3}$/.test(cell('set')) ? Number(cell('set')) : null
	const reps = measure('reps', 10_000, true)
	const load = measure('load', unit === 'lb' ? 2000 : 1000)
	const rpe = measure('rpe', 10)
	// Zeros stand for "nothing" in tables that have every column in every row.
	const done = { reps: reps || null, load: load || null, seconds: seconds || null, metres: metres || null }
	if (problems.length === 0 && !done.reps && !done.seconds && !done.metres) problems.push('nothing_done')
	if (problems.length > 0 || onDate === null || unit === null) return problems
	return {
		...{ onDate, title: cell('workout').slice(0, 120) || untitled, exercise, set, unit, ...done },
		rpe: rpe === null || rpe === 0 ? null : Math.round(rpe * 2) / 2,
		...{ note: cell('note').slice(0, 500), comment: cell('comment').slice(0, 2000) },
	}
}

/** A number as people write it: `62,5`, `1 234.5`, `1,234.5`. Nothing that has to be calculated, no infinities. */
export function numberOf(text: string): number | null {
	const plain = text.replace(/[\s\u00a0\u202f']/g, '').replace(/(kg|lbs?|reps?|x)$/i, '')
	const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) && plain.includes('.')
	const written = grouped ? plain.replaceAll(',', '') : plain.replace(',', '.')
	return /^-?\d{1,9}(\.\d{1,12})?$/.test(written) ? Number(written) : null
}

const months = [
	...['jan|janv', 'feb|fev|fevr', 'mar|mars', 'apr|avr', 'may|mai', 'jun|juin', 'jul|juil'],
	...['aug|aou|aout', 'sep|sept', 'oct', 'nov', 'dec'],
]

/** The day a cell names, whatever hour stands behind it; null where there is none, or it could be two. */
export function dayOf(cell: string, order: Mapping['dayOrder']): string | null {
	const text = cell.trim()
	const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[T\s])/.exec(text) ?? []
	if (year) return existing(year, month, day)
	const [, first, second, last] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?=$|[,\s])/.exec(text) ?? []
	if (first && order !== 'unknown')
		return order === 'day' ? existing(last, second, first) : existing(last, first, second)
	const said = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
	const [, d, name, y] = /^(\d{1,2}) ([a-z]{3,9})\.? (\d{4})(?=$|[,\s])/.exec(said) ?? []
	const [, name2, d2, y2] = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})(?=$|[,\s])/.exec(said) ?? []
	const at = months.findIndex((each) =>
		each.split('|').some((short) => (name ?? name2 ?? '!').startsWith(short)),
	)
	return at < 0 ? null : existing(y ?? y2, String(at + 1), d ?? d2)
}

function existing(year = '', month = '', day = ''): string | null {
	const text = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
	return isDay(text) ? text : null
}

function unitOf(text: string, fallback: 'kg' | 'lb'): 'kg' | 'lb' | null {
	if (text === '') return fallback
	if (/^(kg|kgs|kilos?|kilograms?|kilogrammes?)$/i.test(text)) return 'kg'
	return /^(lb|lbs|pounds?|livres?)$/i.test(text) ? 'lb' : null
}

/** `90`, `1:30`, `1:10:00`, `1 h 10`, `2min 30s`; NaN where it is none of them. */
export function secondsOf(text: string): number | null {
	if (text === '') return null
	const plain = numberOf(text)
	if (plain !== null) return within(plain, 172_800)
	const clock = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{2}(?:[.,]\d+)?)$/.exec(text)
	const words = /^(?:(\d+)\s*h)?\s*(?:(\d+)\s*(?:min|m|'|$))?\s*(?:(\d+(?:[.,]\d+)?)\s*(?:s|sec|"))?$/i.exec(
		text.trim(),
	)
	const [, h = '0', min = '0', s = '0'] = clock ?? words ?? []
	if (!clock && !words) return Number.NaN
	return within(Number(h) * 3600 + Number(min) * 60 + Number(s.replace(',', '.')), 172_800)
}

const factors = { m: 1, km: 1000, mi: 1609.344 }

/** In metres; a unit behind the number counts before the column's. */
export function metresOf(text: string, unit: keyof typeof factors): number | null {
	if (text === '') return null
	const [, number = '', own] = /^(.*?)\s*(km|mi|m)?$/i.exec(text) ?? []
	const value = numberOf(number)
	if (value === null) return Number.NaN
	return within(value * factors[(own?.toLowerCase() as keyof typeof factors) ?? unit], 1_000_000)
}

const within = (value: number, most: number): number =>
	value >= 0 && value <= most ? Math.round(value * 1000) / 1000 : Number.NaN
