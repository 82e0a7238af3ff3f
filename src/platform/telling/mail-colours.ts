/** Touchline's own green, where a studio has no colour. */
const pitchGreen = '#1d6b45'
const white = '#ffffff'
const night = '#1b1e1a'

/** The grounds a mail's card has: light, and dark where the reader's program follows the device. */
export const grounds = { light: white, dark: '#1f231f' } as const

export type MailColours = Record<'light' | 'dark', { words: string; button: string; onButton: string }>

/**
 * A studio's colour as a mail can use it, with contrast kept (WCAG 1.4.3, 1.4.11): words in it ≥ 4.5 on the card, the
 * button ≥ 3 against the card and its words ≥ 4.5 on it. Only lightness moves. Hex, because mail programs know nothing newer.
 */
export function mailColours(brand: string | null): MailColours {
	const base = brand && /^#[0-9a-f]{6}$/i.test(brand) ? brand : pitchGreen
	return { light: shadesOn(base, 'light'), dark: shadesOn(base, 'dark') }
}

function shadesOn(base: string, theme: 'light' | 'dark') {
	const towards = theme === 'light' ? '#000000' : white
	const fill = until(base, towards, (colour) => contrast(colour, grounds[theme]) >= 3)
	const onButton = contrast(white, fill) >= 4.5 ? white : night
	const button = until(fill, onButton === white ? '#000000' : white, (c) => contrast(onButton, c) >= 4.5)
	return { words: until(base, towards, (c) => contrast(c, grounds[theme]) >= 4.5), button, onButton }
}

function until(from: string, towards: string, good: (colour: string) => boolean): string {
	for (let part = 0; part < 1; part += 0.04) {
		const colour = mixed(from, towards, part)
		if (good(colour)) return colour
	}
	return towards
}

function mixed(from: string, towards: string, part: number): string {
	const [a, b] = [parts(from), parts(towards)]
	return `#${a.map((value, at) => hex(value + ((b[at] ?? 0) - value) * part)).join('')}`
}

const parts = (colour: string): number[] =>
	[1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
const hex = (value: number): string => Math.round(value).toString(16).padStart(2, '0')

/** WCAG contrast of two hex colours, 1 to 21. */
export function contrast(one: string, other: string): number {
	const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
	return (bright + 0.05) / (dim + 0.05)
}

function luminance(colour: string): number {
	const [r = 0, g = 0, b = 0] = parts(colour)
		.map((value) => value / 255)
		.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
	return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
