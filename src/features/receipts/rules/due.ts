/** Money that changed hands, with what its documents come to so far. */
export type Movement = {
	paymentId: string
	direction: 'in' | 'out'
	amountMinor: number
	reversed: boolean
	/** Receipts less credit notes. */
	documentedMinor: number
}

/** A receipt of which something can still be taken back. */
export type Standing = { id: string; paymentId: string; restMinor: number }

export type Due =
	| { kind: 'receipt'; paymentId: string; amountMinor: number }
	/** As much of one receipt. */
	| { kind: 'credit_note'; paymentId: string; amountMinor: number; correctsId: string }
	/** A refund that was written down by mistake: what its credit notes took away is there again. */
	| { kind: 'undo'; paymentId: string }

/** What the documents of a movement have to come to: nothing where it was a mistake. */
const wanted = ({ direction, amountMinor, reversed }: Movement): number =>
	reversed ? 0 : direction === 'in' ? amountMinor : -amountMinor

/**
 * The next document that is lacking, null where none is: money that came has its receipt before any is given back. Asked again after
 * each one, so that whatever was done before, by whom and in which order, the documents end up at what the money is.
 */
export function nextDue(movements: readonly Movement[], standing: readonly Standing[]): Due | null {
	const lacking = movements.filter((each) => each.documentedMinor !== wanted(each))
	const came = lacking.find((each) => each.direction === 'in' && !each.reversed)
	if (came)
		return {
			...{ kind: 'receipt', paymentId: came.paymentId },
			amountMinor: wanted(came) - came.documentedMinor,
		}
	const undone = lacking.find((each) => each.direction === 'out' && each.reversed)
	if (undone) return { kind: 'undo', paymentId: undone.paymentId }
	const [back] = lacking
	if (!back) return null
	const { paymentId } = back
	const from = standing
		.filter(({ restMinor }) => restMinor > 0)
		.toSorted((a, b) => Number(b.paymentId === paymentId) - Number(a.paymentId === paymentId))[0]
	if (!from) throw new Error(`there is no receipt that ${paymentId} could take back`)
	const amountMinor = Math.min(back.documentedMinor - wanted(back), from.restMinor)
	return { kind: 'credit_note', paymentId, amountMinor, correctsId: from.id }
}
