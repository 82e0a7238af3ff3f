import { sql } from 'kysely'
import { extractText, getDocumentProxy } from 'unpdf'
import { beforeAll, expect, test } from 'vitest'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
import { recordRefund } from '#features/payments/use-cases/record-refund.ts'
import { drain, useHouse } from '#features/testing/house.ts'
import { sold } from '#features/testing/payables.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { type ReceiptView, receipt, receiptPdf } from './queries/receipt.ts'
import { receipts } from './queries/receipts.ts'
import { changeReceiptSettings } from './use-cases/change-receipt-settings.ts'
import { drawPdf } from './use-cases/parts/draw-pdf.ts'

useHouse()
beforeAll(() => setClock(() => new Date('2026-03-05T08:00:00Z')))

const pdfOf = async (house: TestStudio, receiptId: string) => {
	const { base64 } = await as(house.owner).ask(receiptPdf, { receiptId })
	return Buffer.from(base64, 'base64')
}
const tight = (text: string) => text.replace(/\s+/g, '')
const said = async (pdf: Buffer) => {
	const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })
	return tight(text)
}

/** Everything printed, in its order. */
const words = ({ paper }: ReceiptView['receipt']): string =>
	tight(
		[
			...[paper.title, paper.number],
			...[paper.from, paper.to].flatMap(({ label, name, lines }) => [label, name, ...lines]),
			...paper.facts.flatMap(({ label, value }) => [label, value]),
			...[...paper.columns, ...paper.rows.flat()],
			...paper.sums.flatMap(({ label, value }) => [label, value]),
			...[...paper.notes, paper.check.words, paper.check.address],
		].join(''),
	)

/** A studio that says all there is to say, and a client's part payment and its refund. */
async function arranged(locale: 'en' | 'fr', name: { first: string; last: string }) {
	const house = await studio({ locale })
	must(
		await as(house.owner).do(changeReceiptSettings, {
			...{ legalName: 'Société Œuvre & Co', legalForm: 'SARL', capital: '1 000 €', prefix: 'F-' },
			...{ address: '12 bis, rue de l’Église\n69003 Lyon', companyNumber: '732 829 320 00074' },
			...{ vatNumber: 'FR44732829320', contact: 'bonjour@example.test', taxed: true, rateBp: 2000 },
			footer: 'Membre d’une association agréée — règlement par chèque accepté.\n« Merci ! »',
		}),
	)
	await within(house.id, (db) =>
		db
			.updateTable('client')
			.set({ first_name: name.first, last_name: name.last, locale })
			.where('id', '=', house.client.id)
			.execute(),
	)
	await within(house.id, (db) => sql`update account set locale = ${locale}`.execute(db))
	const { obligationId } = await sold(house, { priceMinor: 123_456, title: 'Séance « Technique » – 1 h ½' })
	const common = { obligationId, method: 'transfer' as const, notify: false }
	must(await as(house.coach).do(recordPayment, { ...common, amountMinor: 100_000, reference: '7KQ4ZB' }))
	must(await as(house.coach).do(recordRefund, { ...common, amountMinor: 3333 }))
	await drain()
	return { house, rows: (await as(house.owner).ask(receipts, {})).receipts }
}

test.each([
	['en', { first: 'Zoë', last: 'O’Brien' }],
	['fr', { first: 'Amélie', last: 'Le Goff-Çelik' }],
	['fr', { first: 'Ελένη', last: 'Łukasz Борисова Nguyễn' }],
] as const)(
	'11.4 in %s for %o: the PDF says to the letter what the page says, with every accent and €',
	async (locale, name) => {
		const { house, rows } = await arranged(locale, name)
		expect(rows).toHaveLength(2)
		for (const { id } of rows) {
			const view = await as(house.owner).ask(receipt, { receiptId: id })
			const text = await said(await pdfOf(house, id))
			expect(text).toBe(words(view.receipt))
			expect(text).toContain(tight(`${name.first} ${name.last}`))
			expect(text).toContain('€')
			expect(JSON.stringify(view.receipt.paper)).not.toMatch(/undefined|NaN|\u202f/)
		}
	},
)

test('11.4 a PDF is handed out byte for byte as it was issued, and can be made again from what is frozen', async () => {
	const { house, rows } = await arranged('fr', { first: 'Amélie', last: 'Durand' })
	for (const { id } of rows) {
		const pdf = await pdfOf(house, id)
		expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
		const { receipt: frozen } = await as(house.owner).ask(receipt, { receiptId: id })
		expect((await drawPdf(frozen as never)).equals(pdf)).toBe(true)
	}
})

test('FILE-31 what stands in a name is text: nothing is fetched, nothing is run, nothing is left out', async () => {
	const markup = '<img src=http://169.254.169.254/>'
	const { house, rows } = await arranged('en', { first: markup, last: '(cmd) /Launch' })
	const pdf = await pdfOf(house, rows[0]?.id ?? '')
	expect(await said(pdf)).toContain(tight(markup))
	expect(pdf.toString('latin1')).not.toMatch(/\/Launch|\/JavaScript|\/EmbeddedFile|169\.254/)
})
