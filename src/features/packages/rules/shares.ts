import { allocate } from '#platform/money/allocate.ts'

/** 10.1: total ÷ N, rounded half up to the smallest unit. */
export const rateOf = (priceMinor: number, sessions: number): number =>
	Math.floor((2 * priceMinor + sessions) / (2 * sessions))

/** 10.1: what each session is worth; together they are the price exactly. */
export const sharesOf = (priceMinor: number, sessions: number): number[] =>
	allocate(
		priceMinor,
		Array.from({ length: sessions }, () => 1),
	)

/** 46: what of a package that ends is let go of, because it isn't paid yet, and what of it goes back. */
export function refundOf(of: {
	unusedMinor: number
	openMinor: number
	paidMinor: number
	refundedMinor: number
}) {
	const forgone = Math.min(of.openMinor, of.unusedMinor)
	const back = Math.min(of.unusedMinor - forgone, of.paidMinor - of.refundedMinor)
	return { forgoneMinor: forgone, backMinor: back }
}
