import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FakeStripe, startFakeStripe } from './server.ts'
import { clientOf } from './testing.ts'

let fake: FakeStripe
let stripe: Stripe
beforeAll(async () => {
	fake = await startFakeStripe()
	stripe = clientOf(fake)
})
afterAll(() => fake.close())

/** A charge that took 45 €. */
async function paid(payment_method = 'pm_card_visa'): Promise<string> {
	const { latest_charge } = await stripe.paymentIntents.create({
		...{
			amount: 4500,
			currency: 'eur',
			confirm: true,
			payment_method,
			allowed_payment_method_types: ['card'],
		},
	})
	return String(latest_charge)
}

describe('after the payment', () => {
	it('the balance knows of it a moment later, with its fee', async () => {
		const charge = await paid()
		expect((await stripe.charges.retrieve(charge)).balance_transaction).toBeNull()
		fake.advance(5)
		const { balance_transaction } = await stripe.charges.retrieve(charge, { expand: ['balance_transaction'] })
		expect(balance_transaction).toMatchObject({
			type: 'charge',
			amount: 4500,
			fee: 93,
			net: 4407,
			source: charge,
		})
	})

	it('16 refunds never give back more than was taken', async () => {
		const charge = await paid()
		await stripe.refunds.create({ charge, amount: 1500 })
		await expect(stripe.refunds.create({ charge, amount: 3001 })).rejects.toThrow(
			/greater than unrefunded amount/,
		)
		await stripe.refunds.create({ charge })
		await expect(stripe.refunds.create({ charge })).rejects.toMatchObject({ code: 'charge_already_refunded' })
		expect(await stripe.charges.retrieve(charge)).toMatchObject({ refunded: true, amount_refunded: 4500 })
		expect((await stripe.refunds.list({ charge })).data.map(({ amount }) => amount)).toEqual([3000, 1500])
	})

	it('48 a refund that succeeded comes back days later', async () => {
		const charge = await paid('pm_card_refundFail')
		const refund = await stripe.refunds.create({ charge })
		expect(refund.status).toBe('succeeded')
		fake.advance(3600)
		expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({
			status: 'failed',
			failure_reason: 'expired_or_canceled_card',
		})
		expect(await stripe.charges.retrieve(charge)).toMatchObject({ refunded: false, amount_refunded: 0 })
		expect(
			fake
				.all('event')
				.slice(-3)
				.map(({ type }) => type),
		).toEqual([...['refund.updated', 'charge.refund.updated', 'refund.failed']])
	})

	it('a pending refund comes through later', async () => {
		const refund = await stripe.refunds.create({ charge: await paid('pm_card_pendingRefund') })
		expect(refund.status).toBe('pending')
		fake.advance(3600)
		expect((await stripe.refunds.retrieve(refund.id)).status).toBe('succeeded')
	})

	it('49 a disputed charge cannot be refunded; 50 it ends won or lost', async () => {
		const charge = await paid('pm_card_createDispute')
		fake.advance(10)
		const [dispute] = (await stripe.disputes.list({ charge })).data
		expect(dispute).toMatchObject({ status: 'needs_response', reason: 'fraudulent', amount: 4500 })
		await expect(stripe.refunds.create({ charge })).rejects.toMatchObject({ code: 'charge_disputed' })
		fake.closeDispute(String(dispute?.id), 'won')
		const won = await stripe.disputes.retrieve(String(dispute?.id))
		expect(won.status).toBe('won')
		expect(won.balance_transactions.map(({ amount }) => amount)).toEqual([-4500, 4500])
		const lost = fake.dispute(await paid())
		await stripe.disputes.update(lost.id, { evidence: { uncategorized_text: 'losing_evidence' } })
		expect((await stripe.disputes.retrieve(lost.id)).status).toBe('lost')
	})

	it('an inquiry asks and moves no money', async () => {
		const charge = await paid('pm_card_createDisputeInquiry')
		fake.advance(10)
		const [inquiry] = (await stripe.disputes.list({ charge })).data
		expect(inquiry).toMatchObject({
			status: 'warning_needs_response',
			is_charge_refundable: true,
			balance_transactions: [],
		})
		expect((await stripe.refunds.create({ charge })).status).toBe('succeeded')
	})

	it('search finds by metadata once it has caught up; lists know at once', async () => {
		fake.knobs.searchLag = 60
		const metadata = { touchline_charge: 'abc' }
		const intent = await stripe.paymentIntents.create({ amount: 4500, currency: 'eur', metadata })
		const search = () =>
			stripe.paymentIntents.search({
				query: "metadata['touchline_charge']:'abc' AND status:'requires_payment_method'",
			})
		expect((await search()).data).toEqual([])
		expect((await stripe.paymentIntents.list()).data[0]?.id).toBe(intent.id)
		fake.advance(61)
		expect((await search()).data.map(({ id }) => id)).toEqual([intent.id])
		await expect(stripe.paymentIntents.search({ query: 'nonsense' })).rejects.toThrow(/unable to parse/)
	})
})
