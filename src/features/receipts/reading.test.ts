import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { exportClient } from '#features/clients/queries/export-client.ts'
import { deleteClient } from '#features/clients/use-cases/delete-client.ts'
import { mergeClients } from '#features/clients/use-cases/merge-clients.ts'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
import { recordRefund } from '#features/payments/use-cases/record-refund.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { sold } from '#features/testing/payables.ts'
import { as, clientOf, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { visitor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { must, reading } from '#platform/perform.ts'
import { atReceipt, checkByLink } from './by-link.ts'
import { receipt, receiptPdf } from './queries/receipt.ts'
import { myReceipts, receipts } from './queries/receipts.ts'
import { settings } from './queries/settings.ts'
import { sendBook } from './transfers/send-book.ts'
import { changeReceiptSettings } from './use-cases/change-receipt-settings.ts'
import { correctReceipt } from './use-cases/correct-receipt.ts'

useHouse()
beforeAll(() => setClock(() => new Date('2026-03-05T08:00:00Z')))
beforeEach(async () => {
	await drain()
	posted.splice(0)
})

const pays = async (house: TestStudio, more: object = {}, notify = false) => {
	const { obligationId } = await sold(house, more)
	const { paymentId } = must(
		await as(house.owner).do(recordPayment, { obligationId, method: 'cash', notify }),
	)
	await drain()
	const { receipts: rows } = await as(house.owner).ask(receipts, { paymentId })
	return { obligationId, paymentId, receiptId: rows[0]?.id ?? '' }
}

/** What the page of a link shows, from an address of one's own. */
async function checked(token: string, address: string) {
	const locals = { actor: visitor('en') }
	const actor = await atReceipt({ params: { token }, locals, getClientAddress: () => address } as never)
	const event = { setHeaders: () => {} }
	return reading(actor, (r) => checkByLink({ ...r, params: { token }, event } as never))
}

test('8.4, I29 a client reads their own receipts and nobody else’s; coaches their clients’, owners all, assistants none', async () => {
	const house = await studio()
	const { receiptId } = await pays(house)
	const stranger = await staffMember(house.id, 'coach')
	const assistant = await staffMember(house.id, 'assistant')
	const other = await studio()
	for (const who of [house.client, { ...house.client, archived: true }, house.coach, house.owner])
		for (const query of [receipt, receiptPdf])
			expect(await as(who).ask(query as typeof receipt, { receiptId })).toBeTruthy()
	for (const who of [house.otherClient, stranger, assistant, other.owner, other.client])
		for (const query of [receipt, receiptPdf])
			await expect(as(who).ask(query as typeof receipt, { receiptId })).rejects.toThrow()
	expect((await as(house.client).ask(myReceipts, {})).receipts).toHaveLength(1)
	expect((await as(house.otherClient).ask(myReceipts, {})).receipts).toEqual([])
	expect((await as(stranger).ask(receipts, {})).receipts).toEqual([])
	expect((await as(house.coach).ask(receipts, { clientId: house.client.id })).receipts).toHaveLength(1)
	expect(await as(house.client).do(correctReceipt, { receiptId })).toMatchObject({ code: 'not_found' })
	await expect(as(house.coach).ask(settings, {})).rejects.toThrow()
})

test('11.4 whoever holds a receipt checks it by its link: number, dates, amount, issuer, and nothing of who paid or what for', async () => {
	const house = await studio()
	must(
		await as(house.owner).do(changeReceiptSettings, { legalName: 'Camille Laurent', companyNumber: '123' }),
	)
	const { receiptId, obligationId } = await pays(house)
	const { receipt: frozen } = await as(house.owner).ask(receipt, { receiptId })
	const token = frozen.check.split('/').at(-1) ?? ''
	const before = await checked(token, '192.0.2.1')
	expect(before.checked).toMatchObject({
		...{ number: '2026-0001', kind: 'receipt', issuedOn: '2026-03-05', paidOn: '2026-03-05' },
		...{ totalMinor: 4500, currency: 'EUR', later: [] },
		issuer: { name: 'Camille Laurent', companyNumber: '123' },
	})
	expect(JSON.stringify(before)).not.toMatch(/Amélie|Durand|Technique|example\.test|cash/)
	must(
		await as(house.coach).do(recordRefund, { obligationId, method: 'cash', amountMinor: 500, notify: false }),
	)
	await drain()
	expect((await checked(token, '192.0.2.1')).checked?.later).toMatchObject([
		{ number: '2026-0002', kind: 'credit_note', totalMinor: -500 },
	])
})

test('11.4 a wrong link is unknown, whatever is wrong with it; whoever tries many is stopped, right or wrong', async () => {
	const house = await studio()
	const { receiptId } = await pays(house)
	const { receipt: frozen } = await as(house.owner).ask(receipt, { receiptId })
	const token = frozen.check.split('/').at(-1) ?? ''
	const changed = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`
	const wrong = [changed, token.slice(1), `${token}A`, 'x', '', 'é'.repeat(300).slice(0, 67)]
	for (const each of wrong) expect(await checked(each, '192.0.2.2')).toEqual({ checked: null, studio: null })
	const tries = Array.from({ length: 60 }, () => checked(token, '192.0.2.3'))
	expect((await Promise.all(tries)).every((each) => each.checked !== null)).toBe(true)
	await expect(checked(token, '192.0.2.3')).rejects.toMatchObject({ status: 429 })
	expect((await checked(token, '192.0.2.4')).checked).not.toBeNull()
})

test('11.5 a payment sends one mail, and its button leads to the receipt; a refund’s to the credit note', async () => {
	const house = await studio()
	const { paymentId, obligationId } = await pays(house, {}, true)
	expect(posted).toHaveLength(1)
	expect(posted[0]?.text).toContain(
		`See the receipt:\nhttp://localhost:3000/client/receipts?payment=${paymentId}`,
	)
	posted.splice(0)
	const refund = must(await as(house.coach).do(recordRefund, { obligationId, method: 'cash' }))
	await drain()
	expect(posted).toHaveLength(1)
	expect(posted[0]?.text).toContain(
		`See the credit note:\nhttp://localhost:3000/client/receipts?payment=${refund.paymentId}`,
	)
	expect((await as(house.client).ask(myReceipts, { paymentId })).receipts).toHaveLength(1)
	expect((await as(house.client).ask(myReceipts, { obligationId })).receipts).toHaveLength(2)
})

test('2.1, I40 receipts stand in a client’s file; when the client is deleted they stay as they are, for the owner, and can be checked', async () => {
	const house = await studio()
	const { receiptId } = await pays(house)
	const was = await as(house.owner).ask(receipt, { receiptId })
	const file = await as(house.coach).ask(exportClient, { clientId: house.client.id })
	expect(file.tables.receipt).toMatchObject([{ number: '2026-0001', id: receiptId, pdfHash: was.pdfHash }])
	must(await as(house.coach).do(deleteClient, { clientId: house.client.id, confirm: 'Amélie Durand' }))
	await drain()
	const kept = await as(house.owner).ask(receipt, { receiptId })
	expect(kept).toMatchObject({ clientId: null, pdfHash: was.pdfHash, receipt: was.receipt })
	await expect(as(house.coach).ask(receipt, { receiptId })).rejects.toThrow()
	expect((await as(house.owner).ask(receipts, {})).receipts).toMatchObject([{ client: 'Amélie Durand' }])
	expect((await checked(was.receipt.check.split('/').at(-1) ?? '', '192.0.2.5')).checked?.number).toBe(
		'2026-0001',
	)
})

test('1.5 of two records of one person, what either paid is the kept one’s; nothing issued changes', async () => {
	const house = await studio()
	const twin = await clientOf(house.id, { firstName: 'A.', lastName: 'Durand', coachId: house.coach.id })
	const { receiptId } = await pays(house, { clientId: twin.id })
	must(await as(house.owner).do(mergeClients, { clientId: house.client.id, mergedClientId: twin.id }))
	const view = await as(house.client).ask(receipt, { receiptId })
	expect(view.receipt.client.name).toBe('A. Durand')
})

test('11.4 the book of a year has a line for each document and rate, adds up, and no cell of it is a formula', async () => {
	const house = await studio()
	must(await as(house.owner).do(changeReceiptSettings, { taxed: true, rateBp: 550 }))
	await within(house.id, (db) =>
		sql`update client set first_name = '=1+1', last_name = '' where id = ${house.client.id}`.execute(db),
	)
	const { obligationId } = await pays(house)
	must(
		await as(house.coach).do(recordRefund, {
			obligationId,
			method: 'cash',
			amountMinor: 4500,
			notify: false,
		}),
	)
	await drain()
	const csv = await (await reading(house.owner, (r) => sendBook(r.ask, 2026, 'en'))).text()
	const lines = csv.split('\r\n').map((line) => line.split(','))
	expect(lines[1]?.slice(0, 5)).toEqual(['2026-0001', '2026-03-05', 'Receipt', '', "'=1+1"])
	expect(lines[1]?.slice(-4)).toEqual(['5.5', '42.65', '2.35', '45'])
	expect(lines[2]?.slice(0, 4)).toEqual(['2026-0002', '2026-03-05', 'Credit note', '2026-0001'])
	expect(lines[2]?.slice(-4)).toEqual(['5.5', '-42.65', '-2.35', '-45'])
	const stranger = await staffMember(house.id, 'coach')
	const none = await (await reading(stranger, (r) => sendBook(r.ask, 2026, 'en'))).text()
	expect(none.trim().split('\r\n')).toHaveLength(1)
})

test('11.4 settings are the owner’s; letters before the number are letters, and a stale form is refused', async () => {
	const house = await studio()
	const change = (input: object, who = house.owner) => as(who).do(changeReceiptSettings, input)
	expect(await change({ prefix: 'é 1' })).toMatchObject({ code: 'receipts_prefix', field: 'prefix' })
	expect(await change({ rateBp: 5001 })).toMatchObject({ code: 'invalid' })
	expect(await change({ footer: 'x' }, house.coach)).toMatchObject({ code: 'not_found' })
	expect(must(await change({ legalName: 'A', version: 1 }))).toEqual({ version: 2 })
	expect(await change({ legalName: 'B', version: 1 })).toMatchObject({ code: 'stale' })
	expect(await as(house.owner).ask(settings, {})).toMatchObject({
		...{ legalName: 'A', taxed: false, lacking: ['legalForm', 'address', 'companyNumber'] },
	})
})
