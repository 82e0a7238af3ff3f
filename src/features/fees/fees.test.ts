import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { archiveClients } from '#features/clients/use-cases/archive-clients.ts'
import { deleteClient } from '#features/clients/use-cases/delete-client.ts'
import { reactivateClients } from '#features/clients/use-cases/reactivate-clients.ts'
import { myPayments } from '#features/payments/queries/my-payments.ts'
import { unpaid } from '#features/payments/queries/unpaid.ts'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
import { myReceipts } from '#features/receipts/queries/receipts.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { fee } from './queries/fee.ts'
import { myFees } from './queries/my-fees.ts'
import { ofClient } from './queries/of-client.ts'
import { beginDue } from './regular.ts'
import { changeFee } from './use-cases/change-fee.ts'
import { endFee } from './use-cases/end-fee.ts'
import { endMyFee } from './use-cases/end-my-fee.ts'
import { keepFee } from './use-cases/keep-fee.ts'
import { makeFee } from './use-cases/make-fee.ts'
import { pauseFee } from './use-cases/pause-fee.ts'
import { resumeFee } from './use-cases/resume-fee.ts'

useHouse()
let house: TestStudio
const clock = (at: string) => setClock(() => new Date(at))
beforeEach(async () => {
	clock('2026-01-20T09:00:00Z')
	house = await studio()
	posted.length = 0
})

const made = async (more: object = {}): Promise<string> => {
	const clientId = house.client.id
	const given = { clientId, name: 'Online coaching', amountMinor: 6000, firstOn: '2026-01-31', ...more }
	return must(await as(house.coach).do(makeFee, given)).feeId
}
const seen = (feeId: string) => as(house.coach).ask(fee, { feeId })
const subjects = async () => {
	await drain()
	return posted.splice(0).map(({ subject }) => subject)
}
/** What the worker does on a day at ten, one round. */
async function on(day: string): Promise<void> {
	clock(`${day}T10:00:00Z`)
	await beginDue.run()
	await drain()
}
const begins = async (feeId: string) => (await seen(feeId)).periods.map(({ fromOn }) => fromOn).toReversed()
const pays = async (feeId: string) => {
	const { periods } = await seen(feeId)
	const obligationId = periods.find(({ state }) => state === 'pending')?.obligationId ?? ''
	must(await as(house.coach).do(recordPayment, { obligationId, method: 'transfer', notify: false }))
}

test('11.1 a fee by hand: looked at ahead, told, owed each period on its morning, paid as anything else', async () => {
	const ahead = await as(house.coach).preview(makeFee, {
		...{ clientId: house.client.id, name: 'Online coaching', amountMinor: 6000, firstOn: '2026-01-31' },
	})
	expect(ahead).toMatchObject({
		effects: [
			{ text: '€60.00 on 31 Jan 2026' },
			{ text: '€60.00 on 28 Feb 2026' },
			{ text: '€60.00 on 31 Mar 2026' },
			...[{ kind: 'note' }, { kind: 'told' }],
		],
	})
	expect((await as(house.coach).ask(ofClient, { clientId: house.client.id })).fees).toEqual([])
	const feeId = await made()
	expect(await subjects()).toEqual(['Online coaching: €60.00 every month'])
	clock('2026-01-31T07:55:00Z')
	await beginDue.run()
	expect(await begins(feeId)).toEqual([])
	await on('2026-01-31')
	await on('2026-02-01')
	expect(await subjects()).toEqual(['€60.00 are due for Online coaching (31 Jan – 27 Feb 2026)'])
	expect((await as(house.client).ask(myPayments, {})).total).toEqual([{ minor: 6000, currency: 'EUR' }])
	expect((await as(house.coach).ask(unpaid, {})).debtors).toMatchObject([{ count: 1 }])
	expect((await as(house.client).ask(myFees, {})).fees).toMatchObject([
		{ state: 'running', nextOn: '2026-02-28', paidUntil: null, openMinor: 6000 },
	])
	await pays(feeId)
	await drain()
	expect((await as(house.client).ask(myFees, {})).fees).toMatchObject([
		{ paidUntil: '2026-02-28', openMinor: 0 },
	])
	// 11.4: its days stand on the receipt.
	const { receipts } = await as(house.client).ask(myReceipts, {})
	expect(JSON.stringify(receipts)).toContain('31 Jan – 27 Feb 2026')
})

test('I13 after a time in which nobody worked every period comes, in its order, one a round, each once', async () => {
	const feeId = await made({ every: 2, unit: 'week', firstOn: '2026-01-21' })
	await drain()
	await on('2026-03-10')
	expect(await begins(feeId)).toEqual(['2026-01-21'])
	await on('2026-03-10')
	await on('2026-03-10')
	await on('2026-03-10')
	await on('2026-03-10')
	expect(await begins(feeId)).toEqual(['2026-01-21', '2026-02-04', '2026-02-18', '2026-03-04'])
	expect((await seen(feeId)).openMinor).toBe(24_000)
})

test('a fee that begins today begins at once, once it is nine', async () => {
	const feeId = await made({ firstOn: '2026-01-20' })
	await drain()
	expect(await begins(feeId)).toEqual(['2026-01-20'])
	clock('2026-01-21T06:00:00Z')
	const early = await made({ firstOn: '2026-01-21' })
	await drain()
	expect(await begins(early)).toEqual([])
})

test('a fee is made from today on, within a year, by a card only where one is kept, and not with an archived client', async () => {
	const make = (more: object) =>
		as(house.coach).do(makeFee, { clientId: house.client.id, name: 'x', amountMinor: 1, ...more })
	expect(await make({ firstOn: '2026-01-19' })).toMatchObject({ code: 'fees_in_past', field: 'firstOn' })
	expect(await make({ firstOn: '2027-06-01' })).toMatchObject({ code: 'fees_too_late', field: 'firstOn' })
	expect(await make({ byCard: true })).toMatchObject({ code: 'charges_no_card', field: 'byCard' })
	expect(await make({ every: 13 })).toMatchObject({ code: 'invalid' })
	must(await as(house.coach).do(archiveClients, { clientIds: [house.client.id] }))
	expect(await make({})).toMatchObject({ code: 'fees_archived' })
})

test('11.1 another amount counts from the next period on: what runs stays', async () => {
	const feeId = await made()
	await on('2026-01-31')
	await subjects()
	const change = { feeId, amountMinor: 7500, version: (await seen(feeId)).version }
	const ahead = await as(house.coach).preview(changeFee, change)
	expect(ahead).toMatchObject({ effects: [{ text: 'From 28 Feb 2026 on: €75.00 every month' }, {}, {}, {}] })
	must(await as(house.coach).do(changeFee, change))
	expect(await as(house.coach).do(changeFee, change)).toMatchObject({ code: 'stale' })
	expect(await subjects()).toEqual(['Online coaching: what changes'])
	expect((await seen(feeId)).openMinor).toBe(6000)
	await on('2026-02-28')
	expect((await seen(feeId)).periods.map(({ amountMinor }) => amountMinor)).toEqual([7500, 6000])
})

test('11.1 paused, nothing begins and what is open stays; resumed, months are reckoned anew', async () => {
	const feeId = await made()
	await on('2026-01-31')
	await subjects()
	expect(await as(house.coach).do(pauseFee, { feeId, resumesOn: '2026-02-28' })).toMatchObject({
		...{ code: 'fees_skips_nothing', field: 'resumesOn' },
	})
	must(await as(house.coach).do(pauseFee, { feeId }))
	expect(await as(house.coach).do(pauseFee, { feeId })).toMatchObject({ code: 'fees_paused' })
	expect(await subjects()).toEqual(['Online coaching: what changes'])
	await on('2026-04-10')
	expect(await begins(feeId)).toEqual(['2026-01-31'])
	expect(await seen(feeId)).toMatchObject({ state: 'paused', openMinor: 6000, coming: [] })
	clock('2026-04-10T06:00:00Z')
	must(await as(house.coach).do(resumeFee, { feeId, notify: false }))
	await drain()
	// It isn't nine yet.
	expect(await begins(feeId)).toEqual(['2026-01-31'])
	await on('2026-04-10')
	await on('2026-05-10')
	expect(await begins(feeId)).toEqual(['2026-01-31', '2026-04-10', '2026-05-10'])
	must(await as(house.coach).do(pauseFee, { feeId, resumesOn: '2026-07-31', notify: false }))
	await on('2026-07-30')
	await on('2026-07-31')
	expect((await begins(feeId)).slice(3)).toEqual(['2026-07-31'])
	expect((await seen(feeId)).coming[0]).toMatchObject({ fromOn: '2026-08-31' })
})

test('6.5 a client ends it with what runs; the coach is told; taken back it goes on; then it is over', async () => {
	const feeId = await made()
	await on('2026-01-31')
	await subjects()
	expect(await as(house.otherClient).do(endMyFee, { feeId })).toMatchObject({ code: 'not_found' })
	must(await as(house.client).do(endMyFee, { feeId }))
	expect((await subjects()).toSorted()).toEqual([
		'Amélie Durand: Online coaching',
		'Online coaching: what changes',
	])
	expect(await as(house.client).do(endMyFee, { feeId })).toMatchObject({ code: 'fees_ending' })
	expect(await seen(feeId)).toMatchObject({ state: 'ending', endsOn: '2026-02-28', nextOn: null })
	must(await as(house.client).do(keepFee, { feeId }))
	expect(await seen(feeId)).toMatchObject({ state: 'running', nextOn: '2026-02-28' })
	must(await as(house.coach).do(endFee, { feeId }))
	expect(await as(house.client).do(keepFee, { feeId })).toMatchObject({ code: 'fees_ended_by_studio' })
	await on('2026-02-28')
	expect(await begins(feeId)).toEqual(['2026-01-31'])
	expect(await seen(feeId)).toMatchObject({ state: 'ended', openMinor: 6000 })
	expect((await as(house.client).ask(myFees, {})).fees).toEqual([])
	for (const refused of [
		await as(house.coach).do(keepFee, { feeId }),
		await as(house.coach).do(endFee, { feeId, when: 'now' }),
		await as(house.coach).do(pauseFee, { feeId }),
		await as(house.coach).do(changeFee, { feeId, amountMinor: 1 }),
	])
		expect(refused).toMatchObject({ code: 'fees_over' })
})

test('7.3 ended at once, what is open of the running period stays, unless it is waived with it', async () => {
	const kept = await made()
	const waived = await made({ name: 'Gym' })
	await on('2026-01-31')
	must(await as(house.coach).do(endFee, { feeId: kept, when: 'now' }))
	must(await as(house.coach).do(endFee, { feeId: waived, when: 'now', waive: true }))
	expect(await seen(kept)).toMatchObject({ state: 'ended', openMinor: 6000 })
	expect(await seen(waived)).toMatchObject({ state: 'ended', openMinor: 0, periods: [{ state: 'waived' }] })
})

test('55 two fees of a client: ending one leaves the other as it was', async () => {
	const one = await made()
	const other = await made({ name: 'Gym' })
	must(await as(house.coach).do(endFee, { feeId: one, when: 'now' }))
	await on('2026-01-31')
	expect(await begins(one)).toEqual([])
	expect(await begins(other)).toEqual(['2026-01-31'])
})

test('2.1 an archived client pays nothing new, and what was missed isn’t owed when they come back', async () => {
	const feeId = await made()
	await on('2026-01-31')
	const { id } = house.client
	must(await as(house.coach).do(archiveClients, { clientIds: [id] }))
	await on('2026-02-28')
	await on('2026-03-31')
	expect(await seen(feeId)).toMatchObject({ state: 'paused', periods: [{ fromOn: '2026-01-31' }] })
	expect(await as(house.coach).do(resumeFee, { feeId })).toMatchObject({ code: 'fees_archived' })
	must(await as(house.coach).do(reactivateClients, { clientIds: [id] }))
	must(await as(house.coach).do(resumeFee, { feeId, notify: false }))
	await on('2026-03-31')
	expect(await begins(feeId)).toEqual(['2026-01-31', '2026-03-31'])
})

test('I40 a deleted client pays nothing more; what was paid stays in the ledger', async () => {
	const feeId = await made()
	await on('2026-01-31')
	await pays(feeId)
	await on('2026-02-28')
	const confirm = 'Amélie Durand'
	must(await as(house.owner).do(deleteClient, { clientId: house.client.id, confirm }))
	await on('2026-03-31')
	expect(await as(house.owner).ask(fee, { feeId })).toMatchObject({
		...{ client: '', clientId: null, state: 'ended', openMinor: 0 },
		periods: [{ state: 'none' }, { state: 'paid' }],
	})
})

test('I13 the database keeps a period from being there twice, or over another', async () => {
	const feeId = await made()
	await on('2026-01-31')
	const again = (number: number, fromOn: string, untilOn: string) =>
		within(house.id, (db) =>
			sql`insert into fee_period (studio_id, id, fee_id, number, from_on, until_on, amount_minor, currency, by_card)
				select studio_id, gen_random_uuid(), fee_id, ${number}, ${fromOn}::date, ${untilOn}::date, amount_minor, currency, by_card
				from fee_period where fee_id = ${feeId}::uuid`.execute(db),
		)
	await expect(again(1, '2027-01-31', '2027-02-28')).rejects.toThrow('fee_period_once')
	await expect(again(2, '2026-02-27', '2026-03-28')).rejects.toThrow('fee_periods_apart')
})

test('1.3, 1.4 a fee is its coach’s and its client’s: nobody else finds it', async () => {
	const feeId = await made()
	const rival = await studio()
	for (const actor of [rival.owner, rival.coach])
		expect(await as(actor).do(pauseFee, { feeId })).toMatchObject({ code: 'not_found' })
	expect(await as(house.client).do(endFee, { feeId })).toMatchObject({ code: 'not_found' })
	expect((await as(house.otherClient).ask(myFees, {})).fees).toEqual([])
})
