import { expect, test } from 'vitest'
import {
	endWithWritten,
	notIn,
	type Shown,
	type ShownScore,
	scoresWithWritten,
	type Written,
	withWritten,
} from './written.ts'

const nothing = { reps: null, load: null, unit: null, seconds: null, metres: null }
const shown = (number: number, setId: string, rest: Partial<Shown> = {}): Shown => ({
	...{
		itemId: 'squat',
		number,
		setId,
		values: { ...nothing, unit: 'kg' },
		rpe: null,
		doneAt: null,
		state: 'open',
	},
	...rest,
})
const at = (minute: number) => `2026-03-02T09:${String(minute).padStart(2, '0')}:00.000Z`
const set = (minute: number, setId: string, number: number, reps: number): Written => ({
	...{ does: 'training.log-set', state: 'waits', about: { setId } },
	body: { doneAt: at(minute), itemId: 'squat', setNumber: number, reps, load: 100, unit: 'kg' },
})
const back = (minute: number, setId: string): Written => ({
	...{ does: 'training.remove-set', state: 'waits', about: { setId }, body: { doneAt: at(minute) } },
})

test('5.5 what was written without a network stands on the page, in its place or as one more set', () => {
	const seen = withWritten([shown(1, 'a'), shown(2, 'b')], [set(1, 'a', 1, 5), set(2, 'c', 3, 4)])
	expect(seen.map(({ number, state, values }) => [number, state, values.reps])).toEqual([
		[1, 'unsent', 5],
		[2, 'open', null],
		[3, 'unsent', 4],
	])
})

test('5.5 the later doing stands: another device’s set isn’t hidden by an older one that waits here', () => {
	const other = shown(1, 'x', { doneAt: at(30), state: 'saved', values: { ...nothing, reps: 8 } })
	expect(withWritten([other], [set(20, 'a', 1, 5)])).toEqual([other])
	expect(withWritten([other], [set(40, 'a', 1, 5)])[0]).toMatchObject({ setId: 'a', state: 'unsent' })
	expect(withWritten([other], [back(40, 'a')])).toEqual([other])
	expect(withWritten([other], [back(40, 'x')])[0]).toMatchObject({ state: 'open', doneAt: null })
	expect(withWritten([other], [back(20, 'x')])).toEqual([other])
})

test('5.5 a page read after something was taken knows it; one that was kept before doesn’t', () => {
	const sent: Written = { ...set(1, 'a', 1, 5), state: 'sent', at: at(10) }
	expect(notIn(at(11), [sent])).toEqual([])
	expect(notIn(at(9), [sent])).toEqual([sent])
	expect(notIn(at(9), [{ ...sent, stands: false }])).toEqual([])
	expect(notIn(at(11), [set(1, 'a', 1, 5)])).toHaveLength(1)
	expect(notIn(at(9), [{ ...set(1, 'a', 1, 5), state: 'refused' }])).toEqual([])
})

test('5.5 how it ended, and the comment, stand too; a set takes a skipped workout up again', () => {
	const begun = { status: null, comment: '', unsent: false }
	const skip: Written = {
		...{ does: 'training.skip-workout', state: 'waits', about: {}, body: { doneAt: at(1), comment: 'Ill' } },
	}
	expect(endWithWritten(begun, [skip])).toEqual({ status: 'skipped', comment: 'Ill', unsent: true })
	expect(endWithWritten(begun, [skip, set(2, 'a', 1, 5)])).toMatchObject({
		status: 'started',
		comment: 'Ill',
	})
	const done: Written = { ...skip, does: 'training.complete-workout', state: 'sent' }
	expect(endWithWritten(begun, [done, set(2, 'a', 1, 5)])).toMatchObject({
		status: 'completed',
		unsent: false,
	})
})

test('5.5 a score that was written without a network stands on the page; the later doing wins', () => {
	const empty = { rounds: null, reps: null, lowest: null, seconds: null }
	const open: ShownScore = { sectionId: 's', values: empty, note: '', doneAt: null, state: 'open' }
	const score = (minute: number, rounds: number): Written => ({
		...{ does: 'training.log-score', state: 'waits', about: { sectionId: 's' } },
		body: { doneAt: at(minute), rounds, reps: 4, note: 'Hot' },
	})
	const gone: Written = { ...score(30, 0), does: 'training.remove-score' }
	expect(scoresWithWritten([open], [score(10, 5)])).toEqual([
		{ ...open, values: { ...empty, rounds: 5, reps: 4 }, note: 'Hot', doneAt: at(10), state: 'unsent' },
	])
	const other = { ...open, values: { ...empty, rounds: 6 }, doneAt: at(20), state: 'saved' as const }
	expect(scoresWithWritten([other], [score(10, 5)])).toEqual([other])
	expect(scoresWithWritten([other], [score(10, 5), gone])).toEqual([open])
	expect(scoresWithWritten([open], [{ ...score(10, 5), about: { sectionId: 'else' } }])).toEqual([open])
})
