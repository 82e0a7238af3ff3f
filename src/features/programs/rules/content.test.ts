import { expect, test } from 'vitest'
import {
	prescribedSetSchema,
	prescribedSetsSchema,
	type WorkoutContent,
	workoutContentSchema,
} from './content.ts'
import { parseSets } from './notation.ts'
import { isVideoUrl } from './video-url.ts'

const content: WorkoutContent = {
	v: 1,
	sections: [
		{
			id: 's1',
			name: 'Strength',
			kind: 'straight',
			items: [
				{
					id: 'i1',
					exercise: { source: 'library', id: 'back-squat' },
					name: 'Back squat',
					videoUrl: 'https://example.org/squat',
					line: '5x5 @80% rpe8 r120 with chains',
					sets: parseSets('5x5 @80% rpe8 r120 with chains').sets,
				},
				{ id: 'i2', exercise: null, name: 'Something new', line: 'as you like', sets: [] },
			],
		},
	],
}

const withItem = (change: object) => {
	const [section] = content.sections
	return { ...content, sections: [{ ...section, items: [{ ...section?.items[0], ...change }] }] }
}
const fits = (value: unknown) => workoutContentSchema.safeParse(value).success

test('3.1 a workout content survives jsonb as it is', () => {
	expect(workoutContentSchema.parse(JSON.parse(JSON.stringify(content)))).toEqual(content)
})

test.each<[string, unknown]>([
	['another version', { ...content, v: 2 }],
	['an unknown key', { ...content, html: '<b>' }],
	[
		'21 sections',
		{
			v: 1,
			sections: Array.from({ length: 21 }, (_, i) => ({ id: `s${i}`, name: '', kind: 'emom', items: [] })),
		},
	],
	['an unknown kind', { v: 1, sections: [{ id: 's', name: '', kind: 'chaos', items: [] }] }],
	['the same id twice', { v: 1, sections: [content.sections[0], content.sections[0]] }],
	['an id with a slash', withItem({ id: 'a/b' })],
	['an empty name', withItem({ name: '   ' })],
	['a NUL', withItem({ note: 'a\u0000b' })],
	['half a surrogate pair', withItem({ line: '\ud83d' })],
	['a line that is too long', withItem({ line: 'x'.repeat(501) })],
	['a script for a video', withItem({ videoUrl: 'javascript:alert(1)' })],
	[
		'51 sets',
		withItem({
			sets: [
				{ count: 26, reps: 5 },
				{ count: 25, reps: 5 },
			],
		}),
	],
])('3.1 refuses %s', (_what, value) => {
	expect(fits(value)).toBe(false)
})

test.each<[string, unknown]>([
	['no amount', { count: 3 }],
	['repetitions and a distance', { count: 3, reps: 5, metres: 100 }],
	['half a repetition', { count: 3, reps: 2.5 }],
	['a range upside down', { count: 3, reps: { min: 8, max: 5 } }],
	['two loads', { count: 3, reps: 5, load: { kg: 60, lb: 135 } }],
	['no weight', { count: 3, reps: 5, load: { kg: 0 } }],
	['infinite weight', { count: 3, reps: 5, load: { kg: Number.POSITIVE_INFINITY } }],
	['an RPE of 7.3', { count: 3, reps: 5, rpe: 7.3 }],
	['a tempo of three phases', { count: 3, reps: 5, tempo: '311' }],
	['no count', { reps: 5 }],
])('3.1 a set refuses %s', (_what, value) => {
	expect(prescribedSetSchema.safeParse(value).success).toBe(false)
})

test('3.1 weights come back exactly as typed', () => {
	const loads = parseSets('1x1 @100kg; 1x1 @225lb; 1x1 @62,5kg; 1x1 @1.125kg').sets.map((set) => set.load)
	expect(prescribedSetsSchema.parse(parseSets('1x1 @100kg; 1x1 @225lb').sets)).toHaveLength(2)
	expect(loads).toEqual([{ kg: 100 }, { lb: 225 }, { kg: 62.5 }, { kg: 1.125 }])
})

test.each([
	['https://youtu.be/abc?t=3', true],
	['http://example.org/a b', false],
	['HTTPS://example.org', true],
	['javascript:alert(1)', false],
	['java\nscript:alert(1)', false],
	[' https://example.org', false],
	['https://user:pass@example.org', false],
	['data:text/html,hi', false],
	['//example.org', false],
	['https://', false],
])('3.1 video address %j: %s', (url, good) => {
	expect(isVideoUrl(url)).toBe(good)
})
