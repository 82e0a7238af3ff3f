import { describe, expect, test } from 'vitest'
import { availableSlots, type SlotsInput } from '#features/availability/rules.ts'
import catalogue from './slots-cases.json' with { type: 'json' }

describe('7.1, I6 the catalogue of slots', () => {
	for (const { id, why, input, expected } of catalogue.cases)
		test(`7.1 ${id}: ${why}`, () => {
			expect(availableSlots(input as unknown as SlotsInput<number>)).toStrictEqual(expected)
		})
})
