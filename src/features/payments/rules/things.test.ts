import { expect, test } from 'vitest'
import { thingsWords } from './things.ts'

test('8.3 what was paid for names each thing once', () => {
	expect(thingsWords(['Technique', 'Circuit', 'Technique'])).toBe('Technique × 2, Circuit')
	expect(thingsWords(['Technique'])).toBe('Technique')
})
