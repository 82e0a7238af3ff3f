import { byteOrderMark, csvLine } from '#features/clients/rules/csv.ts'
import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import { asAttachment } from '#platform/http/attachment.ts'
import { decimalsOf, writeAmount } from '#platform/money/currency.ts'
import type { Reading } from '#platform/use-case.ts'
import { revenue } from '../queries/revenue.ts'

/** 11.5: revenue by month as CSV, five years of it. Amounts with a point and no sign: programs add them up. */
export async function sendRevenue(ask: Reading['ask'], locale: Locale): Promise<Response> {
	const { from, to, months } = await ask(revenue, { months: 60 })
	const say = { locale }
	const head = [
		m.payments_col_month({}, say),
		m.payments_col_currency({}, say),
		m.payments_col_number({}, say),
		m.payments_col_paid({}, say),
		m.payments_col_refunded({}, say),
		m.payments_col_net({}, say),
	]
	const lines = months.map((each) => {
		const amount = (minor: number) =>
			`${minor < 0 ? '-' : ''}${writeAmount(Math.abs(minor), decimalsOf(each.currency))}`
		const { paidMinor, refundedMinor, netMinor } = each
		return [
			each.month.slice(0, 7),
			each.currency,
			each.count,
			...[paidMinor, refundedMinor, netMinor].map(amount),
		]
	})
	const name = `touchline-${from.slice(0, 7)}-${to.slice(0, 7)}.csv`
	return new Response(byteOrderMark + [head, ...lines].map(csvLine).join(''), {
		headers: asAttachment(name, 'text/csv; charset=utf-8'),
	})
}
