import { expect, test } from 'vitest'
import { apart, labelStep, timeScale, valueScale } from './scales.ts'

test('labels keep apart and in order', () => {
	expect(apart([10, 12, 50], 16)).toEqual([10, 26, 50])
	expect(apart([50, 12, 10], 16)).toEqual([50, 26, 10])
})

test('one point stands in the middle, none breaks nothing', () => {
	const scale = timeScale([{ label: 'a', points: [{ at: '2026-03-02', value: 1 }] }], 100)
	expect(scale(Date.parse('2026-03-02'))).toBe(50)
	expect(timeScale([], 100)(0)).toBe(0)
	expect(valueScale([], 100, true)(0)).toBe(100)
	expect(valueScale([5, 5], 100, false)(5)).toBeGreaterThan(0)
})

test('labels are thinned on phones', () => {
	expect(labelStep(12, 300, 50)).toBe(2)
	expect(labelStep(4, 640, 50)).toBe(1)
})

test('a line of what can’t be less than nothing has no ticks below zero', () => {
	for (const values of [[0, 10], [1, 40], [3, 3], [0]])
		for (const tick of valueScale(values, 100, false).ticks(4)) expect(tick).toBeGreaterThanOrEqual(0)
	expect(valueScale([-5, 10], 100, false).domain()[0]).toBeLessThan(-5)
})
