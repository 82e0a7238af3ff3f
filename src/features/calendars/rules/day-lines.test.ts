import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayLines, sameWorkouts, workoutsOf } from './day-lines.ts'

test('5.1 a column: the first line names the workout, `* ` another one of that day; blank lines say nothing', () => {
	const lines = ['Lower', 'Back squat: 5x5 @80%', '', '> slow', '* Evening run', 'Run: 1x5km']
	const said = [
		{ title: 'Lower', text: 'Back squat: 5x5 @80%\n> slow' },
		{ title: 'Evening run', text: 'Run: 1x5km' },
	]
	expect(workoutsOf(lines)).toEqual(said)
	expect(dayLines(said)).toEqual(lines.filter(Boolean))
	expect(workoutsOf(['', 'Back squat: 5x5'])).toEqual([{ title: '', text: 'Back squat: 5x5' }])
	expect(workoutsOf(['', ' ', ''])).toEqual([])
})

test('3.2 whatever a workout says comes back from its column as it was', () => {
	const line = fc
		.oneof(
			fc.string(),
			fc.string().map((text) => `* ${text}`),
			fc.string().map((text) => `\\* ${text}`),
		)
		.map((text) => text.replaceAll(/\s+/g, ' ').trim())
		.filter((text) => text !== '')
	const workout = fc.record({
		title: line.filter((text) => !text.startsWith('*')),
		text: fc.array(line, { maxLength: 5 }).map((lines) => lines.join('\n')),
	})
	fc.assert(
		fc.property(fc.array(workout, { maxLength: 4 }), (workouts) => {
			expect(workoutsOf(dayLines(workouts))).toEqual(workouts)
		}),
	)
})

test('5.1 workouts keep their identity by name, else by their order; what is new is new', () => {
	const known = [
		{ id: 'a', title: 'Lower' },
		{ id: 'b', title: 'Run' },
	]
	const ids = (titles: string[]) =>
		sameWorkouts(
			titles.map((title) => ({ title, text: '' })),
			known,
		).map((each) => each?.id ?? null)
	expect(ids(['Lower', 'Mobility', 'Run'])).toEqual(['a', null, 'b'])
	expect(ids(['Heavy lower', 'Run'])).toEqual(['a', 'b'])
	expect(ids(['Run'])).toEqual(['b'])
	expect(ids(['One', 'Two', 'Three'])).toEqual(['a', 'b', null])
})
