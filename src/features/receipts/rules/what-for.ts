import type { Document, PaidFor } from '../queries/documents.ts'
import type { ReceiptSettings } from '../queries/settings.ts'
import type { Content, Kind, Line } from './content.ts'
import type { Due } from './due.ts'
import { splitTax, takenBack } from './tax.ts'

/** What a document is about; the rest is the same for all. */
export type Words = {
	kind: Kind
	lines: Line[]
	corrects: Document | null
	agreed: Content['agreed']
	exemption: string
}

/** What the document is that is due. */
export function wordsOf(
	settings: ReceiptSettings,
	due: Due,
	paid: PaidFor,
	documents: readonly Document[],
): Words {
	if (due.kind === 'receipt') return receiptWords(settings, paid, due.amountMinor)
	if (due.kind === 'undo') {
		const corrects = documents.find(
			({ paymentId, totalMinor, restMinor }) =>
				paymentId === due.paymentId && totalMinor < 0 && restMinor < 0,
		) as Document
		const lines = corrects.content.lines.map((line) => mirrored(line, settings))
		return { kind: 'receipt', lines, corrects, agreed: null, exemption: corrects.content.exemption }
	}
	const corrects = documents.find(({ id }) => id === due.correctsId) as Document
	const [line] = corrects.content.lines as [Line]
	const split = takenBack(line, -corrects.takenMinor, due.amountMinor)
	const { title, on } = line
	const lines = [lineOf({ ...split, title, on }, settings)]
	return { kind: 'credit_note', lines, corrects, agreed: null, exemption: corrects.content.exemption }
}

/** A receipt of what came, with everything as it stands now. */
export function receiptWords(settings: ReceiptSettings, paid: PaidFor, amountMinor: number): Words {
	const { title, forOn: on, priceMinor, openMinor, taxBp } = paid
	const rate = settings.taxed ? (taxBp ?? settings.rateBp) : null
	const lines = splitTax([{ amountMinor, rate }]).map((split) => lineOf({ ...split, title, on }, settings))
	const agreed = { priceMinor, openMinor: Math.max(0, openMinor) }
	return {
		kind: 'receipt',
		lines,
		corrects: null,
		agreed,
		exemption: settings.taxed ? '' : settings.exemption,
	}
}

const lineOf = (line: Omit<Line, 'quantity' | 'unitMinor'>, { shows }: ReceiptSettings): Line => ({
	...line,
	quantity: 1,
	unitMinor: shows === 'without_tax' ? line.netMinor : line.amountMinor,
})

const mirrored = (line: Line, settings: ReceiptSettings): Line =>
	lineOf(
		{ ...line, amountMinor: 0 - line.amountMinor, netMinor: 0 - line.netMinor, taxMinor: 0 - line.taxMinor },
		settings,
	)
