import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contrast, type Lch } from './colour.ts'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

/** A token's colour in light and dark, as tokens.css writes it. */
function token(name: string): { light: Lch; dark: Lch } {
	const found = new RegExp(`--${name}: light-dark\\(oklch\\(([^)]+)\\), oklch\\(([^)]+)\\)\\)`).exec(css)
	if (!found?.[1] || !found[2]) throw new Error(`tokens.css has no colour --${name}`)
	return { light: lch(found[1]), dark: lch(found[2]) }
}

function lch(numbers: string): Lch {
	const [l = 0, c = 0, h = 0] = numbers.split(' ').map(Number)
	return { l, c, h }
}

const GROUNDS = ['ground', 'surface', 'sunken', 'raised']
const TEXT = ['ink', 'ink-soft', 'ink-faint', 'primary-ink', 'danger-ink', 'flare-ink'].flatMap((words) =>
	GROUNDS.map((ground) => [words, ground] as const),
)
const ON_FILLS = [
	['on-primary', 'primary'],
	['on-primary', 'primary-strong'],
	['on-danger', 'danger'],
	['on-danger', 'danger-strong'],
	['primary-ink', 'primary-soft'],
	['flare-ink', 'flare-soft'],
	['danger-ink', 'danger-soft'],
	['wait-ink', 'wait-soft'],
	['info-ink', 'info-soft'],
] as const
const CONTROLS = ['line-strong', 'primary', 'danger', 'data-2', 'data-3', 'data-4'].flatMap((control) =>
	['ground', 'surface', 'sunken'].map((ground) => [control, ground] as const),
)

for (const theme of ['light', 'dark'] as const) {
	describe(theme, () => {
		test.each([...TEXT, ...ON_FILLS])('%s can be read on %s', (words, ground) => {
			expect(contrast(token(words)[theme], token(ground)[theme])).toBeGreaterThanOrEqual(4.5)
		})
		test.each(CONTROLS)('%s can be seen on %s', (control, ground) => {
			expect(contrast(token(control)[theme], token(ground)[theme])).toBeGreaterThanOrEqual(3)
		})
	})
}
