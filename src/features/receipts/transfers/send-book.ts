import { byteOrderMark, csvLine } from '#features/clients/rules/csv.ts'
import { methodWords } from '#features/payments/rules/words.ts'
import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import { asAttachment } from '#platform/http/attachment.ts'
import { decimalsOf, writeAmount } from '#platform/money/currency.ts'
import type { Reading } from '#platform/use-case.ts'
import { type BookEntry, book } from '../queries/book.ts'

/** 11.4: the receipts of a year as CSV, for the accountant. Amounts with a point and no sign: programs add them up. */
export async function sendBook(ask: Reading['ask'], year: number, locale: Locale): Promise<Response> {
	const { entries } = await ask(book, { year })
	const say = { locale }
	const head = [
		...[m.receipts_csv_number({}, say), m.receipts_csv_day({}, say), m.receipts_csv_kind({}, say)],
		...[m.receipts_csv_corrects({}, say), m.receipts_csv_client({}, say), m.receipts_csv_for({}, say)],
		...[m.receipts_csv_method({}, say), m.receipts_csv_paid_on({}, say), m.receipts_csv_reference({}, say)],
		...[m.receipts_csv_currency({}, say), m.receipts_csv_rate({}, say), m.receipts_csv_net({}, say)],
		...[m.receipts_csv_tax({}, say), m.receipts_csv_total({}, say)],
	]
	return new Response(
		byteOrderMark + [head, ...entries.map((entry) => lineOf(entry, locale))].map(csvLine).join(''),
		{
			headers: asAttachment(`receipts-${year}.csv`, 'text/csv; charset=utf-8'),
		},
	)
}

function lineOf(entry: BookEntry, locale: Locale): (string | number | null)[] {
	const say = { locale }
	const { number, issuedOn, kind, corrects, client, title, method, paidOn, reference, currency, rate } = entry
	// A number, not a text: a credit note's minus is no formula.
	const amount = (minor: number) =>
		Number(`${minor < 0 ? '-' : ''}${writeAmount(Math.abs(minor), decimalsOf(currency))}`)
	return [
		...[number, issuedOn, kind === 'receipt' ? m.receipts_receipt({}, say) : m.receipts_credit_note({}, say)],
		...[corrects, client, title, methodWords(method as Parameters<typeof methodWords>[0], locale)],
		...[paidOn, reference, currency, rate === null ? null : rate / 100],
		...[amount(entry.netMinor), amount(entry.taxMinor), amount(entry.totalMinor)],
	]
}
