import { scaleLinear, scaleUtc } from 'd3-scale'

/** One line of a chart: `at` is an ISO date. */
export type Series = { label: string; points: { at: string; value: number }[] }

/** One bar: `of` is what was planned, drawn behind it. */
export type Bar = { label: string; value: number; of?: number; note?: string }

/** Width assumed by the server; the browser measures. */
export const SERVER_WIDTH = 640

/** Time across `width` pixels. A single date stands in the middle. */
export function timeScale(series: Series[], width: number) {
	const times = series.flatMap((one) => one.points.map((point) => Date.parse(point.at)))
	const day = 86_400_000
	const from = times.length > 0 ? Math.min(...times) : 0
	const until = times.length > 0 ? Math.max(...times) : day
	return scaleUtc(from === until ? [from - day, until + day] : [from, until], [0, width])
}

/** Values up `height` pixels. Bars start at zero; lines leave out what is far below them, and never go below what can be. */
export function valueScale(values: number[], height: number, fromZero: boolean) {
	const top = values.length > 0 ? Math.max(...values) : 1
	const low = values.length > 0 ? Math.min(...values) : 0
	const span = top - low || Math.abs(top) || 1
	const below = low - span * 0.15
	const bottom = fromZero ? Math.min(0, low) : low >= 0 ? Math.max(0, below) : below
	return scaleLinear([bottom, fromZero ? top || 1 : top + span * 0.1], [height, 0]).nice(4)
}

/** Heights for labels that would touch: each at least `gap` below the one above, order kept. */
export function apart(heights: number[], gap: number): number[] {
	const order = heights.map((_, at) => at).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0))
	const placed = [...heights]
	let last = Number.NEGATIVE_INFINITY
	for (const at of order) {
		last = Math.max(placed[at] ?? 0, last + gap)
		placed[at] = last
	}
	return placed
}

/** Every how many labels one is written, so that they don't touch. */
export function labelStep(count: number, width: number, roomPx: number): number {
	return Math.max(1, Math.ceil((count * roomPx) / Math.max(width, 1)))
}
