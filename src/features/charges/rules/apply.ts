/** What is open of a thing now, and what a charge took for it. */
export type Part = { obligationId: string; amountMinor: number; openMinor: number }
/** What settles it, and what came for nothing that was open: held, and given back (3, 22, 57). */
export type Applied = { obligationId: string; settles: number; held: number }

/** Money that came goes to what it was for, as far as that is still open. */
export const apply = (parts: readonly Part[]): Applied[] =>
	parts.map(({ obligationId, amountMinor, openMinor }) => {
		const settles = Math.max(0, Math.min(amountMinor, openMinor))
		return { obligationId, settles, held: amountMinor - settles }
	})
