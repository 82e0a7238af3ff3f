import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
import { recordRefund } from '#features/payments/use-cases/record-refund.ts'
import { reversePayment } from '#features/payments/use-cases/reverse-payment.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { resold, type Sold, sold } from '#features/testing/payables.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { receipt } from './queries/receipt.ts'
import { receipts } from './queries/receipts.ts'
import { changeReceiptSettings } from './use-cases/change-receipt-settings.ts'
import { correctReceipt } from './use-cases/correct-receipt.ts'
import { issueReceipt } from './use-cases/issue-receipt.ts'

useHouse()
const clock = (at: string) => setClock(() => new Date(at))
beforeAll(() => clock('2026-03-05T08:00:00Z'))
beforeEach(async () => {
	clock('2026-03-05T08:00:00Z')
	await drain()
	posted.splice(0)
})

const pays = async (house: TestStudio, { obligationId }: Sold, more: object = {}) => {
	const { paymentId } = must(
		await as(house.coach).do(recordPayment, { obligationId, method: 'cash', notify: false, ...more }),
	)
	await drain()
	return paymentId
}
const givesBack = async (house: TestStudio, { obligationId }: Sold, more: object = {}) => {
	must(await as(house.coach).do(recordRefund, { obligationId, method: 'cash', notify: false, ...more }))
	await drain()
}
const reverses = async (house: TestStudio, paymentId: string) => {
	must(await as(house.coach).do(reversePayment, { paymentId }))
	await drain()
}
/** Number, kind and total of everything issued, the first first. */
const issued = async (house: TestStudio) =>
	(await as(house.owner).ask(receipts, { limit: 100 })).receipts
		.map(({ number, totalMinor, corrects }) => [number, totalMinor, corrects])
		.toReversed()
const newest = async (house: TestStudio) => {
	const [row] = (await as(house.owner).ask(receipts, { limit: 1 })).receipts
	return as(house.owner).ask(receipt, { receiptId: row?.id ?? '' })
}

test('11.4 each payment has its receipt, with the parties, the session, the method, what was agreed and what stays open', async () => {
	const house = await studio()
	must(
		await as(house.owner).do(changeReceiptSettings, {
			...{ legalName: 'Camille Laurent', legalForm: 'Entrepreneur individuel (EI)', prefix: 'R' },
			...{ address: '12 rue des Lilas\n69003 Lyon', companyNumber: '732 829 320 00074', footer: 'Merci.' },
		}),
	)
	const owed = await sold(house)
	await pays(house, owed, { amountMinor: 2000, method: 'transfer', paidOn: '2026-03-03', reference: 'A1' })
	const { receipt: first } = await newest(house)
	expect(first).toMatchObject({
		...{ kind: 'receipt', number: 'R2026-0001', issuedOn: '2026-03-05', currency: 'EUR', totalMinor: 2000 },
		...{ taxes: [], exemption: 'TVA non applicable, art. 293 B du CGI', corrects: null, before: null },
		client: { name: 'Amélie Durand', email: expect.stringContaining('@') },
		issuer: { legalName: 'Camille Laurent', companyNumber: '732 829 320 00074' },
		lines: [{ title: 'Technique', on: '2026-03-02', quantity: 1, unitMinor: 2000, rate: null }],
		payment: { method: 'transfer', paidOn: '2026-03-03', reference: 'A1' },
		agreed: { priceMinor: 4500, openMinor: 2500 },
	})
	expect(first.paper.notes).toEqual([
		'Part of €45.00. Still to pay after this payment: €25.00.',
		'TVA non applicable, art. 293 B du CGI',
		'Merci.',
	])
	await pays(house, owed)
	expect((await newest(house)).receipt).toMatchObject({ agreed: { priceMinor: 4500, openMinor: 0 } })
	expect(await issued(house)).toEqual([
		['R2026-0001', 2000, null],
		['R2026-0002', 2500, null],
	])
})

test('58 a wrong entry that is reversed has a credit note, and the new entry a receipt of its own; all of them stay', async () => {
	const house = await studio()
	const owed = await sold(house)
	const wrong = await pays(house, owed, { amountMinor: 4000 })
	await reverses(house, wrong)
	const { paper } = (await newest(house)).receipt
	expect(paper.notes).toContain('Corrects an entry: no money changed hands by it.')
	expect(paper.facts.map(({ label }) => label)).toEqual(['Issued on', 'Takes back receipt'])
	await pays(house, owed, { method: 'cheque' })
	expect(await issued(house)).toEqual([
		['2026-0001', 4000, null],
		['2026-0002', -4000, '2026-0001'],
		['2026-0003', 4500, null],
	])
})

test('58 what was reversed before its receipt was issued never had one', async () => {
	const house = await studio()
	const { obligationId } = await sold(house)
	const done = await as(house.coach).do(recordPayment, { obligationId, method: 'cash', notify: false })
	must(await as(house.coach).do(reversePayment, { paymentId: must(done).paymentId }))
	await drain()
	expect(await issued(house)).toEqual([])
})

test('11.4 what is given back takes back as much of receipts, each credit note of one of them; a refund by mistake is receipted again', async () => {
	const house = await studio()
	const owed = await sold(house)
	await pays(house, owed, { amountMinor: 2000 })
	await pays(house, owed)
	await givesBack(house, owed, { amountMinor: 3000 })
	expect((await issued(house)).slice(2)).toEqual([
		['2026-0003', -2500, '2026-0002'],
		['2026-0004', -500, '2026-0001'],
	])
	const { rows } = await within(house.id, (db) =>
		sql<{ id: string }>`select id from payment where direction = 'out'`.execute(db),
	)
	await reverses(house, rows[0]?.id ?? '')
	expect((await issued(house)).slice(4)).toEqual(
		expect.arrayContaining([
			[expect.any(String), 500, '2026-0004'],
			[expect.any(String), 2500, '2026-0003'],
		]),
	)
	await givesBack(house, owed)
	const all = await issued(house)
	expect(all.reduce((sum, [, total]) => sum + Number(total), 0)).toBe(0)
})

test('52 a paid session that moves: no second payment; the receipt stays, its page names the new day, and it can be issued anew', async () => {
	const house = await studio()
	const owed = await sold(house)
	await pays(house, owed)
	const was = await newest(house)
	await resold(house, { ...owed, forAt: new Date('2026-03-12T09:00:00Z') })
	await drain()
	const moved = await newest(house)
	expect(moved.receipt).toEqual(was.receipt)
	expect(moved).toMatchObject({ movedTo: '2026-03-12', untouched: true })
	const correct = () => as(house.coach).do(correctReceipt, { receiptId: was.id })
	expect(await as(house.coach).preview(correctReceipt, { receiptId: was.id })).toMatchObject({
		effects: [{ kind: 'goes' }, { kind: 'comes' }, { text: 'No money moves, and nobody is told' }],
	})
	must(await correct())
	expect(await correct()).toMatchObject({ code: 'receipts_corrected' })
	expect(await issued(house)).toEqual([
		['2026-0001', 4500, null],
		['2026-0002', -4500, '2026-0001'],
		['2026-0003', 4500, '2026-0002'],
	])
	const now = await newest(house)
	expect(now).toMatchObject({ movedTo: null, receipt: { lines: [{ on: '2026-03-12' }] } })
	expect(await as(house.owner).ask(receipt, { receiptId: was.id })).toMatchObject({
		movedTo: null,
		untouched: false,
	})
	expect((await as(house.owner).ask(receipt, { receiptId: was.id })).receipt).toEqual(was.receipt)
	await drain()
	expect(await issued(house)).toHaveLength(3)
	const { rows } = await within(house.id, (db) => sql`select from payment`.execute(db))
	expect(rows).toHaveLength(1)
	await reverses(house, now.paymentId)
	expect((await issued(house)).at(-1)).toEqual(['2026-0004', -4500, '2026-0003'])
})

test('I19 what was issued can’t be changed or taken out, and says what it is looked up by; numbers have no gap and go with time', async () => {
	const house = await studio()
	await pays(house, await sold(house))
	await pays(house, await sold(house))
	for (const statement of [
		sql`update receipt set total_minor = 1`,
		sql`update receipt set content = content`,
		sql`delete from receipt`,
		sql`delete from receipt_counter`,
	])
		await expect(within(house.id, (db) => statement.execute(db))).rejects.toThrow('permission denied')
	const copy = (what: Record<string, string>) =>
		within(house.id, (db) => {
			const columns = [
				'studio_id',
				'id',
				'year',
				'number',
				'kind',
				'payment_id',
				'turn',
				'corrects_id',
				'issued_at',
			]
			const all = [
				...columns,
				'issued_on',
				'total_minor',
				'currency',
				'content',
				'content_hash',
				'pdf',
				'pdf_hash',
			]
			const values = all.map(
				(name) => what[name] ?? (name === 'id' ? 'gen_random_uuid()' : name === 'turn' ? 'turn + 10' : name),
			)
			return sql
				.raw(`insert into receipt (${all}) select ${values} from receipt where number = 2 limit 1`)
				.execute(db)
		})
	await expect(copy({ number: '2' })).rejects.toThrow('receipt_studio_id_year_number_key')
	await expect(copy({ number: '4' })).rejects.toThrow('receipt_studio_id_year_number_before_fkey')
	await expect(copy({ number: '3', turn: 'turn' })).rejects.toThrow('receipt_once')
	await expect(copy({ number: '3', total_minor: '1' })).rejects.toThrow('receipt_says')
	await expect(copy({ number: '3', content: `replace(content, 'Am', 'Em')` })).rejects.toThrow(
		'receipt_content_hash',
	)
	await expect(copy({ number: '3', pdf: `'x'` })).rejects.toThrow('receipt_pdf_hash')
	await expect(copy({ number: '3', year: '2026', issued_on: `date '2025-12-31'` })).rejects.toThrow(
		'receipt_',
	)
	await expect(copy({ number: '3', issued_at: `issued_at - interval '1 second'` })).rejects.toThrow(
		'older than',
	)
	await copy({ number: '3' })
})

test('I19 each document carries the fingerprint of the one before it, and its own is that of what it says', async () => {
	const house = await studio()
	for (let n = 0; n < 3; n++) await pays(house, await sold(house))
	const { rows } = await within(house.id, (db) =>
		sql<{ content: string; hash: string; pdf: Buffer; pdfHash: string }>`
			select content, encode(content_hash, 'hex') as hash, pdf, encode(pdf_hash, 'hex') as "pdfHash"
			from receipt order by number`.execute(db),
	)
	const sha = (of: string | Buffer) => createHash('sha256').update(of).digest('hex')
	for (const [n, { content, hash, pdf, pdfHash }] of rows.entries()) {
		expect(sha(content)).toBe(hash)
		expect(sha(pdf)).toBe(pdfHash)
		expect(JSON.parse(content).before).toBe(rows[n - 1]?.hash ?? null)
		expect(Object.keys(JSON.parse(content))).toEqual(Object.keys(JSON.parse(content)).sort())
	}
})

test('I19 the year is that of the studio’s clock, each begins at one, and a clock that goes back doesn’t', async () => {
	const house = await studio({ timeZone: 'Pacific/Auckland' })
	clock('2026-12-31T10:59:00Z')
	await pays(house, await sold(house))
	clock('2026-12-31T11:01:00Z')
	await pays(house, await sold(house))
	clock('2026-12-31T11:00:30Z')
	await pays(house, await sold(house))
	expect((await issued(house)).map(([number]) => number).sort()).toEqual([
		'2026-0001',
		'2027-0001',
		'2027-0002',
	])
	const { rows } = await within(house.id, (db) =>
		sql<{ at: Date }>`select issued_at as at from receipt where year = 2027 order by number`.execute(db),
	)
	expect(rows[0]?.at).toEqual(rows[1]?.at)
})

test('11.4 what was paid before there were receipts gets one by hand, once', async () => {
	const house = await studio()
	const { obligationId } = await sold(house)
	const { paymentId } = must(
		await as(house.coach).do(recordPayment, { obligationId, method: 'cash', notify: false }),
	)
	const issue = () => as(house.coach).do(issueReceipt, { paymentId })
	expect(must(await issue()).receiptIds).toHaveLength(1)
	expect(await issue()).toMatchObject({ code: 'receipts_nothing_lacks' })
	await drain()
	expect(await issued(house)).toHaveLength(1)
})
