import { byteOrderMark, csvLine } from '#features/clients/rules/csv.ts'
import { m } from '#messages'
import type { Actor } from '#platform/actor.ts'
import { asAttachment } from '#platform/http/attachment.ts'
import { decimalsOf, writeAmount } from '#platform/money/currency.ts'
import { perform } from '#platform/perform.ts'
import { refusalStatus, refusalText } from '#platform/refusals.ts'
import type { Compared } from '../rules/compare.ts'
import { compareWithProvider } from '../use-cases/compare-with-provider.ts'

/** 7: the ledger beside the provider, one month, as CSV. */
export async function sendComparison(actor: Actor, month: string): Promise<Response> {
	const compared = await perform(compareWithProvider, { month }, { actor })
	if (!compared.ok) {
		const { code, params } = compared
		return new Response(refusalText(code, params, actor.locale), { status: refusalStatus(code) })
	}
	const say = { locale: actor.locale }
	const words: Record<Compared['verdict'], string> = {
		same: m.charges_compared_same({}, say),
		only_here: m.charges_compared_only_here({}, say),
		only_there: m.charges_compared_only_there({}, say),
		differs: m.charges_compared_differs({}, say),
	}
	const head = [
		...[m.payments_col_day({}, say), m.charges_col_payment({}, say), m.payments_col_client({}, say)],
		...[m.payments_col_for({}, say), m.payments_col_currency({}, say), m.charges_col_here({}, say)],
		...[m.charges_col_there({}, say), m.charges_col_verdict({}, say)],
	]
	const lines = compared.value.rows.map((row) => {
		const amount = (minor: number | null) =>
			minor === null ? '' : `${minor < 0 ? '-' : ''}${writeAmount(Math.abs(minor), decimalsOf(row.currency))}`
		return [
			...[row.at.toISOString().slice(0, 10), row.intentId, row.client, row.title, row.currency],
			...[amount(row.hereMinor), amount(row.thereMinor), words[row.verdict]],
		]
	})
	return new Response(byteOrderMark + [head, ...lines].map(csvLine).join(''), {
		headers: asAttachment(`touchline-stripe-${month.slice(0, 7)}.csv`, 'text/csv; charset=utf-8'),
	})
}
