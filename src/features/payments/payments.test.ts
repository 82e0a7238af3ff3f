import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { resold, type Sold, sold } from '#features/testing/payables.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { obligation } from './queries/obligation.ts'
import { payments } from './queries/payments.ts'
import { recordPayment } from './use-cases/record-payment.ts'
import { recordRefund } from './use-cases/record-refund.ts'
import { reversePayment } from './use-cases/reverse-payment.ts'
import { takeBackWaiver } from './use-cases/take-back-waiver.ts'
import { waiveObligation } from './use-cases/waive-obligation.ts'

useHouse()
const clock = (at: string) => setClock(() => new Date(at))
beforeAll(() => clock('2026-03-05T08:00:00Z'))

const mails = async () => {
	await drain()
	return posted.splice(0)
}
beforeEach(async () => {
	clock('2026-03-05T08:00:00Z')
	await mails()
})

const seen = (house: TestStudio, { obligationId }: Sold) => as(house.coach).ask(obligation, { obligationId })
const paid = async (house: TestStudio, { obligationId }: Sold, more: object = {}) =>
	must(await as(house.coach).do(recordPayment, { obligationId, method: 'cash', ...more })).paymentId

test('11.1 money that came is recorded whole or in part, with day, method and reference; the state follows the ledger', async () => {
	const house = await studio()
	const owed = await sold(house)
	expect(await seen(house, owed)).toMatchObject({ state: 'pending', openMinor: 4500, priceMinor: 4500 })
	await paid(house, owed, { amountMinor: 2000, method: 'transfer', paidOn: '2026-03-03', reference: 'A1' })
	expect(await seen(house, owed)).toMatchObject({ state: 'part_paid', openMinor: 2500, paidMinor: 2000 })
	await paid(house, owed)
	const view = await seen(house, owed)
	expect(view).toMatchObject({ state: 'paid', openMinor: 0, paidMinor: 4500 })
	expect(view.lines).toMatchObject([
		{ kind: 'owed', minor: 4500, openMinor: 4500 },
		{
			kind: 'payment',
			minor: 2000,
			method: 'transfer',
			paidOn: '2026-03-03',
			reference: 'A1',
			openMinor: 2500,
		},
		{
			kind: 'payment',
			minor: 2500,
			method: 'cash',
			paidOn: '2026-03-05',
			by: house.coach.name,
			openMinor: 0,
		},
	])
	expect(view.lines[1]?.entries).toEqual([
		{ account: 'bank', minor: 2000 },
		{ account: 'receivable', minor: -2000 },
	])
})

test('56 two staff mark the same cash: the second is refused as already paid', async () => {
	const house = await studio()
	const owed = await sold(house)
	const both = await Promise.all(
		[house.coach, house.owner].map((who) =>
			as(who).do(recordPayment, { obligationId: owed.obligationId, method: 'cash' }),
		),
	)
	expect(both.filter(({ ok }) => ok)).toHaveLength(1)
	expect(both.find(({ ok }) => !ok)).toMatchObject({ code: 'payments_already_paid' })
	expect((await as(house.coach).ask(payments, {})).payments).toHaveLength(1)
})

test('56 more than what is open, another currency’s sense of it, and a day to come are refused beside their field', async () => {
	const house = await studio()
	const owed = await sold(house)
	const record = (more: object) =>
		as(house.coach).do(recordPayment, { obligationId: owed.obligationId, method: 'cash', ...more })
	expect(await record({ amountMinor: 4501 })).toMatchObject({
		...{ code: 'payments_more_than_open', field: 'amountMinor' },
		params: { open: '€45.00' },
	})
	expect(await record({ paidOn: '2026-03-06' })).toMatchObject({
		code: 'payments_in_future',
		field: 'paidOn',
	})
	for (const amountMinor of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '45'])
		expect(await record({ amountMinor })).toMatchObject({ code: 'invalid' })
	expect((await seen(house, owed)).lines).toHaveLength(1)
})

test('56 the database refuses by itself what is more than owed, out of balance, or changes what was written', async () => {
	const house = await studio()
	const owed = await sold(house)
	const write = (entries: [string, number][], last = sql`select 1`) =>
		within(house.id, async (db) => {
			const id = '0198a000-0000-7000-8000-000000000001'
			await sql`insert into ledger_transaction (studio_id, id, obligation_id, kind, at)
				values (${house.id}, ${id}, ${owed.obligationId}, 'payment', now())`.execute(db)
			for (const [account, minor] of entries)
				await sql`insert into ledger_entry (studio_id, transaction_id, account, obligation_id, amount_minor, currency)
					values (${house.id}, ${id}, ${account}, ${owed.obligationId}, ${minor}, 'EUR')`.execute(db)
			await last.execute(db)
		})
	await expect(
		write([
			['cash', 5000],
			['receivable', -5000],
		]),
	).rejects.toThrow('obligation_not_overpaid')
	await expect(
		write([
			['cash', 500],
			['receivable', -400],
		]),
	).rejects.toThrow('out of balance')
	await expect(
		write([
			['refunds', 500],
			['cash', -500],
		]),
	).rejects.toThrow('obligation_')
	for (const change of [
		sql`update ledger_entry set amount_minor = 1`,
		sql`delete from ledger_entry`,
		sql`update ledger_transaction set at = now()`,
		sql`delete from payment`,
		sql`update payment set amount_minor = 1`,
		sql`update obligation set paid_minor = 4500`,
		sql`delete from obligation`,
	])
		await expect(write([], change)).rejects.toThrow('permission denied')
	expect(await seen(house, owed)).toMatchObject({ openMinor: 4500, state: 'pending' })
})

test('58 a wrong entry is reversed and entered anew: both stay visible, nobody is told of a reversal', async () => {
	const house = await studio()
	const owed = await sold(house)
	const wrong = await paid(house, owed, { amountMinor: 4000, notify: false })
	must(await as(house.coach).do(reversePayment, { paymentId: wrong }))
	expect(await as(house.coach).do(reversePayment, { paymentId: wrong })).toMatchObject({
		code: 'payments_reversed',
	})
	await paid(house, owed, { method: 'cheque', notify: false })
	const { state, lines } = await seen(house, owed)
	expect(state).toBe('paid')
	expect(lines).toMatchObject([
		{ kind: 'owed', openMinor: 4500 },
		{ kind: 'payment', minor: 4000, reversed: true, openMinor: 500 },
		{ kind: 'reversal', reverses: 'payment', minor: 4000, openMinor: 4500 },
		{ kind: 'payment', minor: 4500, method: 'cheque', reversed: false, openMinor: 0 },
	])
	const list = (await as(house.coach).ask(payments, {})).payments
	expect(list.map(({ amountMinor, reversed }) => [amountMinor, reversed])).toEqual([
		[4500, false],
		[4000, true],
	])
	expect(await mails()).toEqual([])
})

test('58 two who reverse the same payment at once reverse it once', async () => {
	const house = await studio()
	const owed = await sold(house)
	const paymentId = await paid(house, owed)
	const all = await Promise.all(
		Array.from({ length: 6 }, () => as(house.coach).do(reversePayment, { paymentId })),
	)
	expect(all.filter(({ ok }) => ok)).toHaveLength(1)
	expect(await seen(house, owed)).toMatchObject({ state: 'pending', openMinor: 4500 })
})

test('7.3 what is open is waived and made due again; what was paid stays paid', async () => {
	const house = await studio()
	const owed = await sold(house)
	await paid(house, owed, { amountMinor: 1000 })
	const { obligationId } = owed
	must(await as(house.coach).do(waiveObligation, { obligationId }))
	expect(await seen(house, owed)).toMatchObject({
		state: 'paid',
		openMinor: 0,
		waivedMinor: 3500,
		waived: true,
	})
	expect(await as(house.coach).do(waiveObligation, { obligationId })).toMatchObject({
		code: 'payments_nothing_open',
	})
	must(await as(house.coach).do(takeBackWaiver, { obligationId }))
	expect(await seen(house, owed)).toMatchObject({ state: 'part_paid', openMinor: 3500, waived: false })
	expect(await as(house.coach).do(takeBackWaiver, { obligationId })).toMatchObject({
		code: 'payments_not_waived',
	})
	const nothingPaid = await sold(house)
	must(await as(house.coach).do(waiveObligation, { obligationId: nothingPaid.obligationId }))
	expect(await seen(house, nothingPaid)).toMatchObject({ state: 'waived' })
})

test('I16, 47 refunds by hand are never above what came, also ten at once', async () => {
	const house = await studio()
	const owed = await sold(house)
	const { obligationId } = owed
	const refund = (amountMinor?: number) =>
		as(house.coach).do(recordRefund, {
			obligationId,
			method: 'cash',
			...(amountMinor ? { amountMinor } : {}),
		})
	expect(await refund()).toMatchObject({ code: 'payments_nothing_to_refund' })
	const paymentId = await paid(house, owed)
	const all = await Promise.all(Array.from({ length: 10 }, () => refund(1000)))
	expect(all.filter(({ ok }) => ok)).toHaveLength(4)
	expect(await seen(house, owed)).toMatchObject({ state: 'paid', refundedMinor: 4000, openMinor: 0 })
	expect(await refund(501)).toMatchObject({ code: 'payments_more_than_paid', field: 'amountMinor' })
	expect(await as(house.coach).do(reversePayment, { paymentId })).toMatchObject({
		code: 'payments_refunded_since',
	})
	must(await refund())
	expect(await seen(house, owed)).toMatchObject({ state: 'refunded', refundedMinor: 4500 })
})

test('I14 the price is a copy: it changes with the seller only until something is settled', async () => {
	const house = await studio()
	const owed = await sold(house)
	await resold(house, { ...owed, priceMinor: 5000 })
	expect(await seen(house, owed)).toMatchObject({ priceMinor: 5000, openMinor: 5000 })
	await paid(house, owed, { amountMinor: 100 })
	await resold(house, { ...owed, priceMinor: 9000 })
	expect(await seen(house, owed)).toMatchObject({ priceMinor: 5000, openMinor: 4900 })
})

test('45 what is called off is owed no more and keeps what was paid; a reversal then opens nothing; it can stand again', async () => {
	const house = await studio()
	const owed = await sold(house)
	const paymentId = await paid(house, owed, { amountMinor: 2000 })
	await resold(house, { ...owed, stands: false })
	expect(await seen(house, owed)).toMatchObject({
		state: 'paid',
		openMinor: 0,
		paidMinor: 2000,
		calledOff: true,
	})
	await resold(house, { ...owed, stands: true })
	expect(await seen(house, owed)).toMatchObject({ state: 'part_paid', openMinor: 2500, calledOff: false })
	await resold(house, { ...owed, stands: false })
	must(await as(house.coach).do(reversePayment, { paymentId }))
	expect(await seen(house, owed)).toMatchObject({ state: 'none', openMinor: 0, paidMinor: 0 })
	await resold(house, { ...owed, stands: true })
	expect(await seen(house, owed)).toMatchObject({ state: 'pending', openMinor: 4500 })
})
