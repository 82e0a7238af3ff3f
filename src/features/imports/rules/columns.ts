import { z } from 'zod'
import { folded } from '#features/clients/rules/import-columns.ts'

/** What a column can be: of a list of trained sets, or of a program. */
export const targets = [
	...['date', 'workout', 'exercise', 'set', 'reps', 'load', 'unit', 'rpe'],
	...['time', 'distance', 'note', 'comment', 'week', 'day', 'section', 'prescription'],
] as const
export type Target =
	| 'date'
	| 'workout'
	| 'exercise'
	| 'set'
	| 'reps'
	| 'load'
	| 'unit'
	| 'rpe'
	| 'time'
	| 'distance'
	| 'note'
	| 'comment'
	| 'week'
	| 'day'
	| 'section'
	| 'prescription'

/** What an exercise's name in the file stands for: one of the library or the studio's own, a new one, its name alone, or nothing. */
const choice = z.union([
	z.enum(['name', 'make', 'skip']),
	z.string().regex(/^(lib|own):[A-Za-z0-9_-]{1,64}$/),
])

/** A form sends them by number. */
const named = z.object({ name: z.string().max(120), choice })

export const Mapping = z.object({
	/** By column number. */
	columns: z
		.record(z.string().regex(/^\d{1,2}$/), z.enum(['', ...targets] as [string, ...string[]]))
		.default({}),
	/** How days are written where they aren't ISO; `unknown` has to be answered where the file doesn't tell. */
	dayOrder: z.enum(['day', 'month', 'unknown']).default('unknown'),
	/** Of loads and distances without a unit of their own. */
	loadUnit: z.enum(['kg', 'lb']).default('kg'),
	distanceUnit: z.enum(['m', 'km', 'mi']).default('m'),
	/** Names of exercises whose meaning was chosen; every other one stands for what has that name. */
	names: z
		.union([z.array(named), z.record(z.string().max(4), named).transform((each) => Object.values(each))])
		.pipe(z.array(named).max(500))
		.default([]),
})
export type Mapping = z.output<typeof Mapping>

/**
 * Headers as spreadsheets and the tables of other programs have them, folded. Those of Strong and Hevy are known for sure (a duration
 * of theirs is the whole workout's, so it isn't a set's time);
 * TrueCoach and Trainerize export no table of what was trained (README).
 */
const known: Partial<Record<Target, string>> = {
	date: 'date|day|start time|workout date|performed on|completed on|jour|date de la seance|date seance',
	workout: 'workout|workout name|title|workout title|session|seance|nom de la seance|entrainement|titre',
	exercise: 'exercise|exercise name|exercise title|movement|lift|exercice|nom de l exercice|mouvement',
	set: 'set|set order|set number|set index|set no|serie|numero de serie|n serie',
	reps: 'reps|rep|repetitions|repetition|reps completed|nb reps|nombre de repetitions',
	load: 'load|weight|weight kg|weight lb|weight lbs|kg|lb|lbs|load kg|charge|charge kg|poids|poids kg',
	unit: 'unit|weight unit|units|unite|unite de charge',
	rpe: 'rpe|effort|rpe 1 10',
	time: 'time|seconds|duration seconds|time seconds|temps|duree|secondes|duree s',
	distance:
		'distance|distance km|distance m|distance meters|distance metres|distance mi|metres|meters|distance miles',
	note: 'note|notes|set notes|exercise notes|remarque|remarques|exercise comment',
	comment: 'comment|comments|workout notes|workout comment|description|commentaire|commentaires',
}
/** The likely meaning of each column by its header; the first of several claims a meaning. */
export function columnsByHeader(
	headers: readonly string[],
	names: Partial<Record<Target, string>>,
): Record<string, Target> {
	const byHeader = new Map(
		Object.entries(names).flatMap(([target, all]) => all.split('|').map((name) => [name, target as Target])),
	)
	const columns: Record<string, Target> = {}
	for (const [at, header] of headers.entries()) {
		const target = byHeader.get(folded(header))
		if (target && !Object.values(columns).includes(target)) columns[String(at)] = target
	}
	return columns
}

/** As `columnsByHeader`, with the units and the order of days that headers and rows give away. */
export function guessMapping(headers: readonly string[], rows: readonly (readonly string[])[]): Mapping {
	const columns = columnsByHeader(headers, known)
	const headerOf = (target: Target) => {
		const at = Object.keys(columns).find((each) => columns[each] === target)
		return folded(at === undefined ? '' : (headers[Number(at)] ?? ''))
	}
	const days = Object.keys(columns).filter((at) => columns[at] === 'date')
	return Mapping.parse({
		columns,
		dayOrder: dayOrder(rows.flatMap((row) => days.map((at) => row[Number(at)] ?? ''))),
		loadUnit: /\blbs?\b/.test(headerOf('load')) ? 'lb' : 'kg',
		distanceUnit: /\bkm\b/.test(headerOf('distance'))
			? 'km'
			: /\bmi(les)?\b/.test(headerOf('distance'))
				? 'mi'
				: 'm',
	})
}

/** Whether days like 03/04/2026 begin with the day: what the others of the file show. Dots are never American. */
export function dayOrder(cells: readonly string[]): Mapping['dayOrder'] {
	let ambiguous = false
	for (const cell of cells) {
		const [, first, sign, second] = /^(\d{1,2})([/.-])(\d{1,2})\2\d{2,4}/.exec(cell.trim()) ?? []
		if (!first) continue
		if (Number(first) > 12 || sign === '.') return 'day'
		if (Number(second) > 12) return 'month'
		ambiguous = true
	}
	return ambiguous ? 'unknown' : 'day'
}
