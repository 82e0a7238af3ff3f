import { folded } from '#features/clients/rules/import-columns.ts'
import { contentLimits } from '#features/programs/rules/limits.ts'
import { parseSets } from '#features/programs/rules/notation.ts'
import { columnsByHeader, Mapping, type Target } from './columns.ts'
import type { RowProblem } from './read-row.ts'

/** What one row says of a program. */
export type SaidOfProgram = {
	week: number
	day: number
	workout: string
	section: string
	exercise: string
	line: string
	note: string
	/** Whether the line holds sets: else it is kept as text (3.2). */
	read: boolean
}
export type ProgramRowProblem = Extract<RowProblem, 'no_exercise'> | 'no_week' | 'bad_week' | 'bad_day'

/** Headers as coaches' spreadsheets have them, folded, and those of the table that Touchline itself writes. */
const known: Partial<Record<Target, string>> = {
	week: 'week|week number|wk|weeks|semaine|sem|numero de semaine',
	day: 'day|day number|weekday|jour|numero de jour|jour de la semaine',
	workout: 'workout|workout name|session|title|seance|nom de la seance|entrainement|titre',
	section: 'section|block|part|bloc|partie|section name',
	exercise: 'exercise|exercise name|movement|lift|exercice|nom de l exercice|mouvement',
	prescription:
		'sets|prescription|set notation|scheme|sets x reps|series|prescrit|notation|series x reps|volume',
	note: 'note|notes|comment|comments|remarque|remarques|consigne|consignes|coaching notes|cues',
}

export const guessProgramMapping = (headers: readonly string[]): Mapping =>
	Mapping.parse({ columns: columnsByHeader(headers, known), dayOrder: 'day' })

/** What stands in the rows above: cells that are empty, or were merged, mean the same. */
export type Above = Pick<SaidOfProgram, 'workout' | 'section'> & { week: number | null; day: number | null }
export const nothingAbove: Above = { week: null, day: null, workout: '', section: '' }

/** One row of a program, or everything that is wrong with it; and what the next one takes from it. */
export function readProgramRow(
	cells: readonly string[],
	{ columns }: Mapping,
	above: Above,
): { said: SaidOfProgram | ProgramRowProblem[]; below: Above } {
	const cell = (target: Target) => {
		const at = Object.keys(columns).find((each) => columns[each] === target)
		return at === undefined ? '' : (cells[Number(at)] ?? '').trim()
	}
	const week = cell('week') === '' ? above.week : numbered(cell('week'), 104)
	const day =
		cell('day') === ''
			? cell('week') === ''
				? above.day
				: 1
			: (weekday(cell('day')) ?? numbered(cell('day'), 7))
	// On another day the names above mean nothing any more.
	const sameDay = week === above.week && day === above.day
	const workout = cell('workout') || (sameDay ? above.workout : '')
	const sameWorkout = sameDay && workout === above.workout
	const section = cell('section') || (sameWorkout ? above.section : '')
	const exercise = cell('exercise').slice(0, contentLimits.name)
	const problems: ProgramRowProblem[] = []
	if (week === null) problems.push(cell('week') === '' ? 'no_week' : 'bad_week')
	if (day === null) problems.push('bad_day')
	if (exercise === '') problems.push('no_exercise')
	const below = { week: week ?? above.week, day: day ?? above.day, workout, section }
	if (problems.length > 0 || week === null || day === null) return { said: problems, below }
	const line = cell('prescription').slice(0, contentLimits.line)
	const names = { workout: workout.slice(0, 120), section: section.slice(0, contentLimits.name), exercise }
	const read = line === '' || parseSets(line).sets.length > 0
	const note = cell('note').slice(0, contentLimits.note)
	return { said: { week, day, ...names, line, note, read }, below }
}

/** `3`, `S3`, `Week 3`, `Semaine 3`, `J3`. */
function numbered(text: string, most: number): number | null {
	const [, digits] = /^(?:[a-z.°]{1,9}\s*)?(\d{1,3})(?:\.0+)?$/.exec(folded(text)) ?? []
	const value = Number(digits)
	return digits !== undefined && value >= 1 && value <= most ? value : null
}

const weekdays = ['mon|lun', 'tue|mar', 'wed|mer', 'thu|jeu', 'fri|ven', 'sat|sam', 'sun|dim']

/** A day of the week by its name, in English or French: Monday is the first. */
function weekday(text: string): number | null {
	const plain = folded(text)
	if (!/^[a-z]{3,9}$/.test(plain)) return null
	const at = weekdays.findIndex((each) => each.split('|').some((short) => plain.startsWith(short)))
	return at < 0 ? null : at + 1
}
