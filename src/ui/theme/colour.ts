/** A colour in OKLCH: lightness 0–1, chroma 0–0.4, hue in degrees. */
export type Lch = { l: number; c: number; h: number }

type Rgb = [number, number, number]

/** `#rrggbb` or `#rgb` in OKLCH; null for anything else. */
export function lchOfHex(hex: string): Lch | null {
	const digits = /^#([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(hex.trim())?.[1]
	if (!digits) return null
	const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits
	const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) =>
		linear(Number.parseInt(full.slice(at, at + 2), 16) / 255),
	)
	const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
	const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
	const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
	const a2 = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
	const b2 = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
	return {
		l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
		c: Math.hypot(a2, b2),
		h: ((Math.atan2(b2, a2) * 180) / Math.PI + 360) % 360,
	}
}

/** WCAG contrast of two colours, 1–21, as they are shown: what sRGB can't show is cut. */
export function contrast(one: Lch, other: Lch): number {
	const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
	return (bright + 0.05) / (dim + 0.05)
}

/** As CSS writes it. */
export function oklchCss({ l, c, h }: Lch): string {
	return `oklch(${l.toFixed(3)} ${c.toFixed(3)} ${h.toFixed(1)})`
}

function luminance(colour: Lch): number {
	const [r, g, b] = shown(colour)
	return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function shown({ l, c, h }: Lch): Rgb {
	const a = c * Math.cos((h * Math.PI) / 180)
	const b = c * Math.sin((h * Math.PI) / 180)
	const l3 = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
	const m3 = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
	const s3 = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
	return [
		cut(4.0767416621 * l3 - 3.3077115913 * m3 + 0.2309699292 * s3),
		cut(-1.2684380046 * l3 + 2.6097574011 * m3 - 0.3413193965 * s3),
		cut(-0.0041960863 * l3 - 0.7034186147 * m3 + 1.707614701 * s3),
	]
}

function cut(value: number): number {
	return Math.min(1, Math.max(0, value))
}

function linear(value: number): number {
	return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}
