import { expect, test } from 'vitest'
import { acknowledged, type Column, differences } from './known.ts'

const lower = { id: 'a', title: 'Lower', text: 'Back squat: 5x5', version: 3, position: 0 }
const column = (known = [lower]): Column => ({ onDate: '2026-03-02', known, likes: [] })
const key = () => 'key-1'
const sent = (lines: string[], of = column()) => differences(lines, of, 'Workout', key)

test('5.1 only what differs is sent: nothing, a change, a new one, one that goes', () => {
	expect(sent(['Lower', 'Back squat: 5x5', ''])).toEqual({ adds: [], writes: [], removes: [] })
	expect(sent(['Lower', 'Back squat: 3x3']).writes).toMatchObject([
		{ workoutId: 'a', version: 3, text: 'Back squat: 3x3' },
	])
	expect(sent([])).toMatchObject({ removes: [{ workoutId: 'a', version: 3 }] })
	expect(sent(['Lower', 'Back squat: 5x5', '* Run', 'Run: 1x5km'])).toMatchObject({
		adds: [{ key: 'key-1', title: 'Run', position: 1 }],
		writes: [],
	})
	expect(sent(['', 'Row: 3x8'], column([])).adds).toMatchObject([{ title: 'Workout', text: 'Row: 3x8' }])
})

test('5.1 after an answer the column knows ids and versions, and sends no more', () => {
	const lines = ['Lower', 'Back squat: 3x3', '* Run', 'Run: 1x5km']
	const was = column()
	const input = sent(lines)
	const saved = [
		{ key: null, workoutId: 'a', version: 4 },
		{ key: 'key-1', workoutId: 'b', version: 1 },
	]
	const known = acknowledged(was, input, { saved, stale: [], unknown: [] })
	expect(known.map(({ id, version }) => [id, version])).toEqual([
		['a', 4],
		['b', 1],
	])
	expect(sent(lines, { ...was, known })).toEqual({ adds: [], writes: [], removes: [] })
})

test('5.1 what somebody else took off meanwhile is new when it is sent again; what they changed waits for a choice', () => {
	const lines = ['Lower', 'Back squat: 3x3']
	const input = sent(lines)
	const gone = { saved: [], stale: [{ key: null, workoutId: 'a', theirs: null }], unknown: [] }
	const known = acknowledged(column(), input, gone)
	expect(sent(lines, column(known))).toMatchObject({ adds: [{ title: 'Lower' }], writes: [] })
	const theirs = { title: 'Theirs', text: '', version: 4 }
	const changed = { saved: [], stale: [{ key: null, workoutId: 'a', theirs }], unknown: [] }
	expect(acknowledged(column(), input, changed)).toEqual([lower])
})
