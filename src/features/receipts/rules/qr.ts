import { encode } from 'uqr'

/** A text as a code that a phone reads: a path in a field of so many units, drawn alike on a page and in a PDF. */
export function qrPath(text: string): { size: number; path: string } {
	const { data, size } = encode(text, { ecc: 'M', border: 0 })
	const bars = data.flatMap((row, y) => {
		const dark = row.map((each) => (each ? '#' : ' ')).join('')
		return [...dark.matchAll(/#+/g)].map(
			({ index, 0: bar }) => `M${index} ${y}h${bar.length}v1h-${bar.length}z`,
		)
	})
	return { size, path: bars.join('') }
}
