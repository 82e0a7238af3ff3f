import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { brandCss, brandTokens, GROUNDS } from './brand.ts'
import { contrast, lchOfHex } from './colour.ts'

const hexColour = fc
	.integer({ min: 0, max: 0xffffff })
	.map((value) => `#${value.toString(16).padStart(6, '0')}`)
const THEMES = ['light', 'dark'] as const

describe('a studio colour', () => {
	test('keeps contrast in both themes, whatever the colour', () => {
		fc.assert(
			fc.property(hexColour, (hex) => {
				const tokens = brandTokens(hex)
				if (!tokens) throw new Error(`${hex} is a colour`)
				for (const theme of THEMES) {
					const of = (name: keyof typeof tokens) => tokens[name][theme]
					expect(contrast(of('primary'), GROUNDS[theme])).toBeGreaterThanOrEqual(3)
					expect(contrast(of('on-primary'), of('primary'))).toBeGreaterThanOrEqual(4.5)
					expect(contrast(of('on-primary'), of('primary-strong'))).toBeGreaterThanOrEqual(4.5)
					expect(contrast(of('primary-ink'), of('primary-soft'))).toBeGreaterThanOrEqual(4.5)
					expect(contrast(of('primary-ink'), GROUNDS[theme])).toBeGreaterThanOrEqual(4.5)
				}
			}),
		)
	})

	test('stays as it is where it can be read', () => {
		const base = lchOfHex('#1d4ed8')
		expect(brandTokens('#1d4ed8')?.primary.light).toEqual(base)
	})

	test('that is no colour changes nothing, and never reaches the page', () => {
		for (const bad of ['', 'red', '#12', '#12345', 'url(x)', '#fff;}body{display:none'])
			expect(brandCss(bad)).toBe('')
	})
})
