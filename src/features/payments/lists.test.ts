import { beforeAll, beforeEach, expect, test } from 'vitest'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { type Sold, sold } from '#features/testing/payables.ts'
import { as, clientOf, staffMember, studio, type TestStudio } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { myPayments } from './queries/my-payments.ts'
import { obligation } from './queries/obligation.ts'
import { ofClient } from './queries/of-client.ts'
import { open } from './queries/open.ts'
import { payments } from './queries/payments.ts'
import { revenue } from './queries/revenue.ts'
import { settings } from './queries/settings.ts'
import { unpaid } from './queries/unpaid.ts'
import { recordPayment } from './use-cases/record-payment.ts'
import { recordRefund } from './use-cases/record-refund.ts'
import { reversePayment } from './use-cases/reverse-payment.ts'
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

const paid = async (house: TestStudio, { obligationId }: Sold, more: object = {}) =>
	must(await as(house.coach).do(recordPayment, { obligationId, method: 'cash', ...more })).paymentId

test('1.3 a coach sees the money of their own clients, assistants none; a client only their own', async () => {
	const house = await studio()
	const colleague = await staffMember(house.id, 'coach', 'Tom')
	const assistant = await staffMember(house.id, 'assistant')
	const theirs = await clientOf(house.id, { firstName: 'Zoé', lastName: 'Petit', coachId: colleague.id })
	const own = await sold(house)
	const foreign = await sold(house, { clientId: theirs.id, title: 'Secret' })
	await paid(house, own, { amountMinor: 100 })
	must(
		await as(colleague).do(recordPayment, {
			obligationId: foreign.obligationId,
			method: 'cash',
			amountMinor: 200,
		}),
	)
	const asked = async (who: typeof house.coach) =>
		JSON.stringify([
			await as(who).ask(unpaid, {}),
			await as(who).ask(open, {}),
			await as(who).ask(payments, {}),
			await as(who).ask(revenue, {}),
		])
	expect(await asked(house.coach)).not.toMatch(/Zoé|Secret/)
	expect(await asked(house.owner)).toMatch(/Zoé/)
	expect((await as(house.coach).ask(revenue, {})).months.at(-1)).toMatchObject({ netMinor: 100 })
	expect((await as(house.owner).ask(revenue, {})).months.at(-1)).toMatchObject({ netMinor: 300 })
	for (const query of [unpaid, open, payments, revenue, settings])
		for (const who of [assistant, house.client])
			await expect(as(who).ask(query as typeof unpaid, {})).rejects.toThrow()
	await expect(as(assistant).ask(obligation, own)).rejects.toThrow()
	await expect(as(assistant).ask(ofClient, { clientId: house.client.id })).rejects.toThrow()
	for (const who of [assistant, house.coach, house.client])
		expect(
			await as(who).do(recordPayment, { obligationId: foreign.obligationId, method: 'cash' }),
		).toMatchObject({
			code: 'not_found',
		})
	expect((await as(house.otherClient).ask(myPayments, {})).due).toEqual([])
	const rival = await studio()
	await expect(as(rival.owner).ask(obligation, own)).rejects.toThrow()
	expect(await as(rival.owner).do(waiveObligation, own)).toMatchObject({ code: 'not_found' })
})

test('11.5 unpaid is by client with totals, page by page; what is still to come only where asked for', async () => {
	const house = await studio()
	await sold(house)
	await sold(house, { priceMinor: 500 })
	await sold(house, { clientId: house.otherClient.id, forAt: new Date('2026-03-01T09:00:00Z') })
	await sold(house, { forAt: new Date('2026-04-01T09:00:00Z') })
	const first = await as(house.coach).ask(unpaid, { limit: 1 })
	expect(first).toMatchObject({
		total: [{ minor: 9500, currency: 'EUR' }],
		debtors: [{ client: 'Ben Okafor', count: 1, open: [{ minor: 4500, currency: 'EUR' }] }],
	})
	const second = await as(house.coach).ask(unpaid, { limit: 1, after: first.next as string })
	expect(second).toMatchObject({
		debtors: [
			{ client: 'Amélie Durand', count: 2, open: [{ minor: 5000 }], oldestAt: '2026-03-02T09:00:00.000Z' },
		],
		next: null,
	})
	expect((await as(house.coach).ask(unpaid, { over: false })).total).toEqual([
		{ minor: 14_000, currency: 'EUR' },
	])
	expect(await as(house.coach).ask(ofClient, { clientId: house.client.id })).toMatchObject({
		open: [{ minor: 9500, currency: 'EUR' }],
		paid: [],
	})
})

test('11.5 revenue is what came in a month less what went back in it; a reversed mistake counts nowhere', async () => {
	const house = await studio()
	const owed = await sold(house)
	const other = await sold(house, { priceMinor: 3000 })
	await paid(house, owed, { paidOn: '2026-01-31' })
	const wrong = await paid(house, other, { paidOn: '2026-02-01' })
	must(await as(house.coach).do(reversePayment, { paymentId: wrong }))
	await paid(house, other, { paidOn: '2026-02-28' })
	must(
		await as(house.coach).do(recordRefund, {
			...{ obligationId: owed.obligationId, method: 'cash', amountMinor: 500 },
		}),
	)
	const { from, to, months } = await as(house.coach).ask(revenue, { months: 3 })
	expect([from, to]).toEqual(['2026-01-01', '2026-03-01'])
	expect(months).toEqual([
		{ month: '2026-01-01', currency: 'EUR', paidMinor: 4500, refundedMinor: 0, netMinor: 4500, count: 1 },
		{ month: '2026-02-01', currency: 'EUR', paidMinor: 3000, refundedMinor: 0, netMinor: 3000, count: 1 },
		{ month: '2026-03-01', currency: 'EUR', paidMinor: 0, refundedMinor: 500, netMinor: -500, count: 1 },
	])
})
