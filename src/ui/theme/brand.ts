import { contrast, type Lch, lchOfHex, oklchCss } from './colour.ts'

/** One token for light and for dark. */
type Pair = { light: Lch; dark: Lch }

/** The tokens that a studio's colour replaces. */
export type BrandTokens = Record<
	'primary' | 'primary-strong' | 'on-primary' | 'primary-ink' | 'primary-soft',
	Pair
>

/** The grounds text may stand on, as in tokens.css: the hardest of each theme decides. */
export const GROUNDS = {
	light: { l: 0.962, c: 0.006, h: 95 },
	dark: { l: 0.26, c: 0.008, h: 130 },
} as const

const WHITE: Lch = { l: 1, c: 0, h: 0 }
const TEXT = 4.5
const CONTROL = 3

/**
 * The theme's primary shades from one colour, with contrast kept: fills ≥ 3 against the page, words on fills and words
 * in the colour ≥ 4.5. Hue stays; lightness moves only as far as it has to.
 * @param hex `#rrggbb` or `#rgb`
 * @returns null where `hex` isn't a colour
 */
export function brandTokens(hex: string): BrandTokens | null {
	const base = lchOfHex(hex)
	if (!base) return null
	const dark = { ...base, c: Math.min(base.c, 0.16) }
	const fill = {
		light: darkerUntil(base, GROUNDS.light, CONTROL),
		dark: lighterUntil(dark, GROUNDS.dark, CONTROL),
	}
	const light = withWords(fill.light)
	const night = withWords(fill.dark)
	return {
		primary: { light: light.fill, dark: night.fill },
		'on-primary': { light: light.words, dark: night.words },
		'primary-strong': { light: stronger(light), dark: stronger(night) },
		'primary-ink': {
			light: darkerUntil(base, soft(base, 'light'), TEXT + 0.3),
			dark: lighterUntil(dark, soft(base, 'dark'), TEXT + 0.3),
		},
		'primary-soft': { light: soft(base, 'light'), dark: soft(base, 'dark') },
	}
}

/** The tokens as one CSS rule; the empty string where `hex` isn't a colour. Holds nothing of the input itself. */
export function brandCss(hex: string): string {
	const tokens = brandTokens(hex)
	if (!tokens) return ''
	const lines = Object.entries(tokens).map(
		([name, { light, dark }]) => `--${name}:light-dark(${oklchCss(light)},${oklchCss(dark)})`,
	)
	// Twice, so that it counts more than the theme's own tokens, wherever the page's styles stand.
	return `:root:root{${lines.join(';')}}`
}

/** The colour of words on a fill; the fill gives way where neither white nor near-black can be read on it. */
function withWords(fill: Lch): { fill: Lch; words: Lch } {
	const night: Lch = { l: 0.19, c: Math.min(fill.c, 0.035), h: fill.h }
	if (contrast(WHITE, fill) >= TEXT) return { fill, words: WHITE }
	if (contrast(night, fill) >= TEXT) return { fill, words: night }
	return { fill: darkerUntil(fill, WHITE, TEXT), words: WHITE }
}

/** The fill as the pointer rests on it: away from its words, so that they only get easier to read. */
function stronger({ fill, words }: { fill: Lch; words: Lch }): Lch {
	const step = words.l > fill.l ? -0.055 : 0.055
	return { ...fill, l: clamp(fill.l + step) }
}

function soft(base: Lch, theme: 'light' | 'dark'): Lch {
	const chroma = Math.min(base.c * 0.28, theme === 'light' ? 0.032 : 0.05)
	return { l: theme === 'light' ? 0.955 : 0.29, c: chroma, h: base.h }
}

function darkerUntil(colour: Lch, ground: Lch, ratio: number): Lch {
	let at = { ...colour }
	while (contrast(at, ground) < ratio && at.l > 0) at = { ...at, l: clamp(at.l - 0.005) }
	return at
}

function lighterUntil(colour: Lch, ground: Lch, ratio: number): Lch {
	let at = { ...colour }
	while (contrast(at, ground) < ratio && at.l < 1) at = { ...at, l: clamp(at.l + 0.005) }
	return at
}

function clamp(lightness: number): number {
	return Math.min(1, Math.max(0, Math.round(lightness * 1000) / 1000))
}
