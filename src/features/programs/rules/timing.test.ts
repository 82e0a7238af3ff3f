import { describe, expect, test } from 'vitest'
import { type WorkoutContent, workoutContentSchema } from './content.ts'
import { sayTiming } from './say-timing.ts'
import { timingOf } from './timing.ts'
import { changedLines } from './workout-text.ts'

const content = (section: object): unknown => ({
	v: 1,
	sections: [{ id: 's1', name: '', kind: 'for_time', items: [], ...section }],
})

describe('3.1 how a section is timed', () => {
	test('as the coach said it, else as usual; only what its kind has', () => {
		expect(timingOf({ kind: 'amrap' })).toEqual({ seconds: 600 })
		expect(timingOf({ kind: 'tabata', timing: { work: 30, cap: 600 } })).toEqual({
			rounds: 8,
			work: 30,
			rest: 10,
		})
		expect(timingOf({ kind: 'straight', timing: { rounds: 3 } })).toEqual({})
	})
	test('said in both languages', () => {
		const fran = { kind: 'for_time', timing: { rounds: 3, cap: 720 } } as const
		expect(sayTiming(fran, 'en')).toBe('3 rounds · 12\u00a0min at most')
		expect(sayTiming(fran, 'fr')).toBe('3 tours · 12\u00a0min maximum')
		expect(sayTiming({ kind: 'emom', timing: { rounds: 12, seconds: 90 } }, 'en')).toBe('12 × 90\u00a0s')
		expect(sayTiming({ kind: 'straight' }, 'en')).toBe('')
	})
	test('is kept within its limits, and nothing else is', () => {
		const fits = (section: object) => workoutContentSchema.safeParse(content(section)).success
		expect(fits({ timing: { cap: 720 }, benchmark: 'Fran' })).toBe(true)
		for (const wrong of [{ cap: 1 }, { cap: 18_001 }, { rounds: 0 }, { rounds: 2.5 }, { laps: 3 }])
			expect(fits({ timing: wrong }), JSON.stringify(wrong)).toBe(false)
		for (const benchmark of ['', '  ', 'x'.repeat(61)]) expect(fits({ benchmark }), benchmark).toBe(false)
	})
	test('1.6 a change of it stands in the trail', () => {
		const [before, after] = [{}, { timing: { cap: 600 }, benchmark: 'Fran' }].map((section) => ({
			title: 'Friday',
			content: content(section) as WorkoutContent,
		}))
		const lines = changedLines(
			before as { title: string; content: WorkoutContent },
			after as { title: string; content: WorkoutContent },
		)
		expect(lines).toEqual({ before: { lines: [] }, after: { lines: ['for_time: cap 600, Fran'] } })
	})
})
