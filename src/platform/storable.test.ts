import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unstorable } from './storable.ts'

test.each([
	['a\0b', ''],
	[{ name: 'a\0' }, 'name'],
	[{ list: ['a', '\ud800'] }, 'list.1'],
	[{ 'a\0': 1 }, '?'],
	[{ deep: { er: ['x', { y: '\0' }] } }, 'deep.er.1.y'],
])('%j is not storable at "%s"', (input, path) => {
	expect(unstorable(input)).toBe(path)
})

test('what is nested without end is refused, not followed', () => {
	let nested: unknown = []
	for (let depth = 0; depth < 100_000; depth++) nested = [nested]
	expect(unstorable({ content: nested })).toBe('content.0.0')
})

test('everything else that JSON can say is left alone', () => {
	const text = fc.string({ unit: 'grapheme' }).filter((each) => !each.includes('\0'))
	fc.assert(
		fc.property(fc.object({ key: text, values: [text, fc.double(), fc.boolean()], maxDepth: 5 }), (input) => {
			expect(unstorable(input)).toBeNull()
		}),
	)
})
