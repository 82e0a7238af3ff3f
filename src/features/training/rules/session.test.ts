import { expect, test } from 'vitest'
import { asksOf } from './session.ts'

const boxes = (...[set, last, tracking]: Parameters<typeof asksOf>) =>
	Object.entries(asksOf(set, last, tracking))
		.filter(([, asked]) => asked)
		.map(([box]) => box)
		.sort()

const nothing = { reps: null, load: null, unit: null, seconds: null, metres: null }

test('5.2 a set asks for a load only where the exercise is tracked by one, it is prescribed, or there was one', () => {
	expect(boxes({ reps: 10 }, null, 'reps')).toEqual(['reps'])
	expect(boxes({ reps: 10 }, null, 'reps_load')).toEqual(['load', 'reps'])
	expect(boxes({ reps: 10, load: { kg: 8 } }, null, 'reps')).toEqual(['load', 'reps'])
	expect(boxes({ reps: 10 }, { ...nothing, reps: 8, load: 5, unit: 'kg' }, 'reps')).toEqual(['load', 'reps'])
	expect(boxes({ reps: 10, load: { bodyweight: true } }, null, 'reps_load')).toEqual(['reps'])
	// A name typed freely: nobody knows what it is done with.
	expect(boxes({ reps: 10 }, null)).toEqual(['load', 'reps'])
})

test('5.2 a set without a prescription asks for what its exercise is tracked by', () => {
	expect(boxes({}, null)).toEqual(['load', 'reps'])
	expect(boxes({}, null, 'reps')).toEqual(['reps'])
	expect(boxes({}, null, 'time')).toEqual(['seconds'])
	expect(boxes({}, null, 'distance_time')).toEqual(['metres', 'seconds'])
	expect(boxes({ seconds: 30 }, null, 'reps_load')).toEqual(['seconds'])
})
