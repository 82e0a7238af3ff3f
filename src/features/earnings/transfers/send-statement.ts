import { byteOrderMark, csvLine } from '#features/clients/rules/csv.ts'
import { m } from '#messages'
import type { Locale } from '#platform/actor.ts'
import { asAttachment } from '#platform/http/attachment.ts'
import { decimalsOf, writeAmount } from '#platform/money/currency.ts'
import { dayOf } from '#platform/time/days.ts'
import type { Reading } from '#platform/use-case.ts'
import { statement } from '../queries/statement.ts'
import { kindWords, payoutWords } from '../rules/words.ts'

type Asked = { coachId: string; month?: string }

/** 10.10: a coach's month as CSV. Amounts with a point and no sign of a currency: programs add them up. */
export async function sendStatement(ask: Reading['ask'], asked: Asked, locale: Locale): Promise<Response> {
	const { lines, month, timeZone } = await ask(statement, asked)
	const say = { locale }
	const head = [
		...[m.earnings_col_noted({}, say), m.earnings_col_session({}, say), m.earnings_col_title({}, say)],
		...[m.earnings_col_client({}, say), m.earnings_col_kind({}, say), m.earnings_col_value({}, say)],
		...[m.earnings_col_share({}, say), m.earnings_col_amount({}, say), m.earnings_col_currency({}, say)],
		...[m.earnings_col_payout({}, say), m.earnings_col_reason({}, say)],
	]
	const rows = lines.map((each) => {
		const amount = (minor: number) =>
			`${minor < 0 ? '-' : ''}${writeAmount(Math.abs(minor), decimalsOf(each.currency))}`
		return [
			...[dayOf(new Date(each.at), timeZone), dayOf(new Date(each.forAt), timeZone), each.title, each.client],
			...[kindWords[each.kind](say), amount(each.valueMinor), writeAmount(each.shareBp, 2)],
			...[amount(each.amountMinor), each.currency],
			...[each.payout ? payoutWords[each.payout](say) : '', each.reason],
		]
	})
	return new Response(byteOrderMark + [head, ...rows].map(csvLine).join(''), {
		headers: asAttachment(`touchline-${month.slice(0, 7)}.csv`, 'text/csv; charset=utf-8'),
	})
}
