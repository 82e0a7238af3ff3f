import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSets } from './notation.ts'
import { suggestNotation } from './suggest.ts'

const inserts = (text: string) => suggestNotation(text, 'kg', 10).map((suggestion) => suggestion.insert)

test.each([
	['', ['5x5', '3x10', '4x8', '3x8-10', '5,3,1', '3x30s', '4x400m', 'amrap', '3xamrap']],
	['5x5 ', ['@80%', '@60kg', 'rpe8', 'rir2', 'r120', 't31X1', '/side', '""']],
	['5x5 @80% rpe8 ', ['rir2', 'r120', 't31X1', '/side', '""']],
	['5x5 @8', ['@8%', '@8kg', '@8lb', '@80%', '@85%', '@80kg']],
	['5x5 @62,5', ['@62,5%', '@62,5kg', '@62,5lb']],
	['5x5 rp', ['rpe8', 'rpe7', 'rpe9', 'rpe7.5', 'rpe8.5', 'rpe6']],
	['3x8', ['3x8-10', '3x8s', '3x8m', '3x8/side']],
	['5x5 @80%; 3', ['3x5', '3x10', '3x8', '3x3', '3x30s']],
	['5x5 "slow ', []],
])('3.2 completes %j', (text, expected) => {
	const found = inserts(text)
	expect(found.filter((insert) => expected.includes(insert))).toEqual(expected)
	if (expected.length === 0) expect(found).toEqual([])
})

test('3.2 pounds are offered to a coach who reads pounds', () => {
	expect(suggestNotation('5x5 ', 'lb').map((suggestion) => suggestion.insert)).toContain('@135lb')
})

test('3.2 everything offered keeps what was typed and can be read', () => {
	const parts = fc.constantFrom(
		'5x5',
		'3x',
		'8',
		'-',
		' ',
		',',
		';',
		'@',
		'80',
		'%',
		'r',
		'rpe',
		'bw',
		'"',
		't3',
		'foo',
		'/',
	)
	const typing = fc.array(parts, { maxLength: 12 }).map((words) => words.join(''))
	fc.assert(
		fc.property(fc.oneof(typing, fc.string({ unit: 'binary' })), (text) => {
			const before = parseSets(text).unread.length
			for (const suggestion of suggestNotation(text, 'kg', 50)) {
				expect(suggestion.text.toLowerCase().startsWith(text.toLowerCase())).toBe(true)
				expect(suggestion.text).toBe(text.slice(0, suggestion.from) + suggestion.insert)
				expect(parseSets(suggestion.text).unread.length).toBeLessThanOrEqual(before)
			}
		}),
		{ numRuns: 2000 },
	)
})
