import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessMapping, Mapping } from './columns.ts'
import { dayOf, metresOf, numberOf, readRow, secondsOf } from './read-row.ts'

const french = [
	'Date',
	'Séance',
	'Exercice',
	'Série',
	'Répétitions',
	'Charge (kg)',
	'RPE',
	'Durée',
	'Distance (km)',
	'Notes',
]
const of = (headers: string[], rows: string[][] = []) => ({
	mapping: guessMapping(headers, rows),
	today: '2026-11-22',
	untitled: 'Workout',
})

test('5.8 columns are recognised by their headers: French, and those of Strong and Hevy', () => {
	const targets = ['date', 'workout', 'exercise', 'set', 'reps', 'load', 'rpe', 'time', 'distance', 'note']
	expect(Object.values(guessMapping(french, []).columns)).toEqual(targets)
	expect(guessMapping(french, [])).toMatchObject({ loadUnit: 'kg', distanceUnit: 'km' })
	const strong =
		'Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE'
	expect(guessMapping(strong.split(','), []).columns).toMatchObject({ 8: 'time', 10: 'comment' })
	const hevy =
		'title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_lbs,reps,distance_miles,duration_seconds,rpe'
	expect(guessMapping(hevy.split(','), [])).toMatchObject({
		columns: {
			0: 'workout',
			1: 'date',
			4: 'exercise',
			7: 'set',
			9: 'load',
			10: 'reps',
			12: 'time',
			13: 'rpe',
		},
		...{ loadUnit: 'lb', distanceUnit: 'mi' },
	})
})

test('5.8 a row with decimal commas and French days is a set', () => {
	const row = ['22/11/2026', 'Bas A', 'Squat', '1', '5', '62,5', '8,5', '', '', 'dos plat']
	expect(readRow(row, of(french, [row]))).toMatchObject({
		...{ onDate: '2026-11-22', title: 'Bas A', exercise: 'Squat', set: 1, reps: 5, load: 62.5, rpe: 8.5 },
		...{ seconds: null, metres: null, note: 'dos plat' },
	})
})

test('5.8 what is wrong with a row is said, all of it: formulas, NaN, huge numbers, days that don’t exist', () => {
	const wrong = (row: string[]) => readRow(row, of(french, [['22/11/2026']]))
	expect(wrong(['31/02/2026', 'A', '', '1', '=1+1', '1e9', '11', 'soon', '-3'])).toEqual([
		...['bad_date', 'no_exercise', 'bad_time', 'bad_distance', 'bad_reps', 'bad_load', 'bad_rpe'],
	])
	expect(wrong(['', '', 'Squat', '1.5', 'NaN', 'Infinity', '', '', ''])).toEqual([
		'no_date',
		'bad_reps',
		'bad_load',
	])
	expect(wrong(['01/12/2026', 'A', 'Squat', '1', '5'])).toEqual(['future'])
	expect(wrong(['01/11/2026', 'A', 'Squat', '1', '0', '60'])).toEqual(['nothing_done'])
})

test('5.8 a day that could be two is none until somebody says which', () => {
	expect(guessMapping(['Date'], [['03/04/2026']]).dayOrder).toBe('unknown')
	expect(guessMapping(['Date'], [['03/04/2026'], ['03/25/2026']]).dayOrder).toBe('month')
	expect(dayOf('03/04/2026', 'unknown')).toBeNull()
	expect(dayOf('03/04/2026', 'month')).toBe('2026-03-04')
	expect(dayOf('2026-03-04 18:30:11', 'unknown')).toBe('2026-03-04')
	expect(dayOf('4 mars 2026', 'unknown')).toBe('2026-03-04')
	expect(dayOf('15 Jun 2024, 10:22', 'unknown')).toBe('2024-06-15')
	expect(dayOf('Août 5, 2025', 'unknown')).toBe('2025-08-05')
})

test('5.8 numbers, times and distances as people write them', () => {
	expect(['62,5', '1 234', '1,234.5', '80 kg', '-', '0x10', ''].map(numberOf)).toEqual([
		62.5,
		1234,
		1234.5,
		80,
		null,
		null,
		null,
	])
	expect(['90', '1:30', '1:10:00', '1h 10min', '2min 30s', '45s'].map(secondsOf)).toEqual([
		90, 90, 4200, 4200, 150, 45,
	])
	expect([metresOf('5,2', 'km'), metresOf('400m', 'km'), metresOf('1', 'mi')]).toEqual([5200, 400, 1609.344])
})

test('5.8 no row, whatever is in it, makes reading fail', () => {
	fc.assert(
		fc.property(
			fc.array(fc.string(), { maxLength: 12 }),
			fc.constantFrom('day', 'month', 'unknown'),
			(row, dayOrder) => {
				const mapping = Mapping.parse({ ...guessMapping(french, []), dayOrder })
				const read = readRow(row, { mapping, today: '2026-11-22', untitled: 'Workout' })
				expect(Array.isArray(read) ? read.length : 1).toBeGreaterThan(0)
			},
		),
	)
})
