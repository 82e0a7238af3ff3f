import fc from 'fast-check'
import { expect, test } from 'vitest'
import { letterOf, nextInTurn, roundsOf, walkOf } from './walk.ts'

const places = (itemId: string, count: number) =>
	Array.from({ length: count }, (_, at) => ({ itemId, number: at + 1 }))
const said = (found: { itemId: string; number: number }[]) =>
	found.map(({ itemId, number }) => `${itemId}${number}`)
const [a, b] = [{ id: 'A' }, { id: 'B' }]

test('5.2 a superset is walked A1, B1, A2, B2; straight sets exercise by exercise', () => {
	const sets = [...places('A', 3), ...places('B', 2), ...places('C', 2)]
	const sections = [
		{ kind: 'superset', items: [a, b] },
		{ kind: 'straight', items: [{ id: 'C' }] },
	]
	expect(said(walkOf(sections, sets))).toEqual(['A1', 'B1', 'A2', 'B2', 'A3', 'C1', 'C2'])
	expect(said(walkOf([{ kind: 'straight', items: [a, b] }], sets))).toEqual(['A1', 'A2', 'A3', 'B1', 'B2'])
	expect(roundsOf({ kind: 'circuit', items: [a, b] }, sets).map(said)).toEqual([
		['A1', 'B1'],
		['A2', 'B2'],
		['A3'],
	])
	expect([0, 25, 26].map(letterOf)).toEqual(['A', 'Z', '27'])
})

test('5.2 whatever the section, a walk comes by every set once', () => {
	const scene = fc.array(
		fc.record({
			kind: fc.constantFrom('superset', 'circuit', 'straight', 'amrap'),
			counts: fc.array(fc.nat(6), { maxLength: 5 }),
		}),
		{ maxLength: 5 },
	)
	fc.assert(
		fc.property(scene, (scene) => {
			const sections = scene.map(({ kind, counts }, at) => ({
				kind,
				items: counts.map((_, n) => ({ id: `${at} ${n}` })),
			}))
			const sets = scene.flatMap(({ counts }, at) =>
				counts.flatMap((count, n) => places(`${at} ${n}`, count)),
			)
			const walk = walkOf(sections, sets)
			expect(said(walk).toSorted()).toEqual(said(sets).toSorted())
			for (const item of new Set(sets.map(({ itemId }) => itemId))) {
				const numbers = walk.filter(({ itemId }) => itemId === item).map(({ number }) => number)
				expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
			}
		}),
	)
})

test('5.2 what comes next: in a superset that was begun its first open set, though the warm-up was left out', () => {
	const sections = [
		{ kind: 'warm_up', items: [{ id: 'C' }] },
		{ kind: 'superset', items: [a, b] },
	]
	const sets = [...places('C', 1), ...places('A', 2), ...places('B', 2)]
	const next = (...done: string[]) => {
		const found = nextInTurn(sections, sets, ({ itemId, number }) => !done.includes(`${itemId}${number}`))
		return found && said([found])[0]
	}
	expect(next()).toBeNull()
	expect(next('C1')).toBe('A1')
	expect(next('A1')).toBe('B1')
	expect(next('A1', 'B1')).toBe('A2')
	expect(next('A1', 'A2')).toBe('B1')
	expect(next('C1', 'A1', 'B1', 'A2', 'B2')).toBeNull()
})
