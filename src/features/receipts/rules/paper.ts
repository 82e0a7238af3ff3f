import { methodWords } from '#features/payments/rules/words.ts'
import { m } from '#messages'
import { formatDay, formatMoney, formatNumber, formatPercent, tidy } from '#platform/i18n/format.ts'
import type { Content, Line, Paper } from './content.ts'

/** What a document says in words. Everything printed stands here; whoever draws it adds nothing. */
export function paperOf(content: Content): Paper {
	const say = { locale: content.locale }
	return {
		title: content.kind === 'receipt' ? m.receipts_receipt({}, say) : m.receipts_credit_note({}, say),
		number: m.receipts_number({ number: content.number }, say),
		facts: factsOf(content),
		from: { label: m.receipts_from({}, say), ...issuerWords(content) },
		to: {
			label: m.receipts_to({}, say),
			name: content.client.name,
			lines: content.client.email ? [content.client.email] : [],
		},
		columns: [
			...[m.receipts_col_item({}, say), m.receipts_col_on({}, say), m.receipts_col_quantity({}, say)],
			content.shows === 'without_tax' && content.taxes.length > 0
				? m.receipts_col_unit_net({}, say)
				: m.receipts_col_unit({}, say),
			...(content.taxes.length > 0 ? [m.receipts_col_rate({}, say)] : []),
			content.shows === 'without_tax' && content.taxes.length > 0
				? m.receipts_col_amount_net({}, say)
				: m.receipts_col_amount({}, say),
		],
		rows: content.lines.map((line) => rowOf(line, content)),
		sums: sumsOf(content),
		notes: notesOf(content),
		check: { words: m.receipts_check_words({}, say), address: content.check },
	}
}

/** What corrects an entry goes against the payment it hangs on: no money changed hands by it. */
const isCorrection = ({ kind, payment }: Content): boolean =>
	(kind === 'receipt') !== (payment.direction === 'in')

type Fact = { label: string; value: string }

function factsOf(content: Content): Fact[] {
	const { locale, kind, issuedOn, corrects } = content
	const say = { locale }
	const day = (on: string) => formatDay(on, locale, 'written')
	const back = kind === 'credit_note'
	return [
		{ label: m.receipts_issued_on({}, say), value: day(issuedOn) },
		...(corrects
			? [
					{
						label: back ? m.receipts_corrects({}, say) : m.receipts_follows({}, say),
						value: m.receipts_number_of({ number: corrects.number, day: day(corrects.issuedOn) }, say),
					},
				]
			: []),
		...(isCorrection(content) ? [] : moneyFacts(content)),
	]
}

function moneyFacts({ locale, kind, payment: { method, paidOn, reference } }: Content): Fact[] {
	const say = { locale }
	return [
		{
			label: kind === 'receipt' ? m.receipts_paid_on({}, say) : m.receipts_given_back_on({}, say),
			value: formatDay(paidOn, locale, 'written'),
		},
		{ label: m.receipts_method({}, say), value: methodWords(method, locale) },
		...(reference ? [{ label: m.receipts_reference({}, say), value: tidy(reference) }] : []),
	]
}

function issuerWords({ issuer, studio, locale }: Content): { name: string; lines: string[] } {
	const say = { locale }
	const { legalName, legalForm, capital, address, companyNumber, vatNumber, contact } = issuer
	const name = legalName || studio
	const lines = [
		// "EI" stands right behind the name it belongs to.
		...(legalForm ? [legalForm] : []),
		...(capital ? [m.receipts_capital({ capital }, say)] : []),
		...(name === studio ? [] : [studio]),
		...address.split('\n'),
		...(companyNumber ? [m.receipts_company_number({ number: companyNumber }, say)] : []),
		...(vatNumber ? [m.receipts_vat_number({ number: vatNumber }, say)] : []),
		...(contact ? [contact] : []),
	]
	return { name, lines: lines.map((line) => line.trim()).filter(Boolean) }
}

const percent = (rate: number, { locale }: Content): string =>
	rate % 100 === 0
		? formatPercent(rate / 10_000, locale)
		: `${formatNumber(rate / 100, locale)}${locale === 'fr' ? '\u00a0' : ''}%`

function rowOf(line: Line, content: Content): string[] {
	const { locale, currency, shows, taxes } = content
	const money = (minor: number) => formatMoney(minor, currency, locale)
	const net = shows === 'without_tax' && taxes.length > 0
	return [
		line.title,
		formatDay(line.on, locale, 'numeric'),
		formatNumber(line.quantity, locale),
		money(line.unitMinor),
		...(taxes.length > 0 ? [line.rate === null ? '–' : percent(line.rate, content)] : []),
		money(net ? line.netMinor : line.amountMinor),
	]
}

function sumsOf(content: Content): Paper['sums'] {
	const { locale, currency, taxes, netMinor, totalMinor, kind } = content
	const say = { locale }
	const money = (minor: number) => formatMoney(minor, currency, locale)
	const paid = isCorrection(content) ? m.receipts_total({}, say) : m.receipts_total_paid({}, say)
	const total = kind === 'receipt' ? paid : m.receipts_total_back({}, say)
	return [
		...(taxes.length > 0 ? [{ label: m.receipts_total_net({}, say), value: money(netMinor) }] : []),
		...taxes.map(({ rate, netMinor: base, taxMinor }) => ({
			label: m.receipts_tax_line({ rate: percent(rate, content), base: money(base) }, say),
			value: money(taxMinor),
		})),
		{ label: total, value: money(totalMinor), strong: true as const },
	]
}

function notesOf(content: Content): string[] {
	const { locale, currency, agreed, totalMinor, exemption, footer } = content
	const say = { locale }
	const money = (minor: number) => formatMoney(minor, currency, locale)
	const part = agreed !== null && (agreed.openMinor > 0 || agreed.priceMinor !== totalMinor)
	const price = agreed ? money(agreed.priceMinor) : ''
	return [
		...(part && agreed.openMinor > 0 ? [m.receipts_part({ price, open: money(agreed.openMinor) }, say)] : []),
		...(part && agreed.openMinor === 0 ? [m.receipts_last_part({ price }, say)] : []),
		...(isCorrection(content) ? [m.receipts_no_money({}, say)] : []),
		...(exemption ? [exemption] : []),
		...footer
			.split('\n')
			.map((line) => line.trim())
			.filter(Boolean),
	]
}
