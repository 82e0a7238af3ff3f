import { expect } from 'vitest'
import { obligation } from '#features/payments/queries/obligation.ts'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
import { sold } from '#features/testing/payables.ts'
import { as, type TestStudio } from '#features/testing/studio.ts'
import { newId } from '#platform/ids.ts'
import { decimalsOf } from '#platform/money/currency.ts'
import { must } from '#platform/perform.ts'
import { type Cases, json, named, type Reply, type Run, type Stage } from '../case.ts'

/** Something that a client of studio A owes. */
async function owing({ a, arranged }: Stage, currency = 'EUR'): Promise<string> {
	const house = { id: a.studioId, owner: a.owner, coach: a.coach, client: a.client } as unknown as TestStudio
	const { obligationId } = await sold(house, { priceMinor: 1_000_000, currency })
	await arranged()
	return obligationId
}

/** An amount as somebody types it into the form of a payment. */
const typed =
	(currency = 'EUR'): Run =>
	async (stage, [text = '']) => {
		const obligationId = await owing(stage, currency)
		const price = /^\{/.test(text) ? String(JSON.parse(text).price) : text
		const reply = await stage.form('payments.record-payment', [
			['obligationId', obligationId],
			[`amountMinor:minor${decimalsOf(currency)}`, price],
			['method', 'cash'],
			['notify:boolean', 'false'],
		])
		named(reply, 'amountMinor')
		return [reply]
	}

/** The same payment or refund so many times at once, on connections of their own. */
async function atOnce({ api }: Stage, path: string, count: number): Promise<Reply[]> {
	const body = json({ method: 'cash', notify: false })
	return Promise.all(Array.from({ length: count }, () => api('POST', path, { as: 'owner', ...body })))
}

/** A client begins to pay, and says more than which thing it is: the price is the server's (I14). */
const paysWith =
	(field: string): Run =>
	async (stage, [value = '']) => {
		const obligationId = await owing(stage)
		const extra = field === 'currency' ? value : Number(value)
		const body = json({ obligationIds: [obligationId], [field]: extra })
		return [await stage.api('POST', '/me/charges', { as: 'client', ...body })]
	}

export const moneyCases: Cases = {
	'MON-01': paysWith('amountMinor'),
	'MON-03': paysWith('quantity'),
	'MON-05': paysWith('quantity'),
	'MON-07': typed(),
	'MON-09': typed('KWD'),
	'MON-11': typed(),
	'MON-13': typed(),
	'MON-15': typed(),
	'MON-17': typed(),
	'MON-19': paysWith('currency'),
	'MON-23': async (stage) => {
		await stage.arranged()
		const pay = (id: string | undefined) =>
			stage.api('POST', `/obligations/${id}/payments`, { as: 'owner', ...json({ method: 'cash' }) })
		const [foreign, unknown] = [await pay(stage.b.ids.obligationId), await pay(newId())]
		expect(foreign.body).toBe(unknown.body)
		return [foreign, unknown]
	},
	'MON-25': async (stage) => {
		const obligationId = await owing(stage)
		must(await as(stage.a.owner).do(recordPayment, { obligationId, method: 'cash', notify: false }))
		const replies = await atOnce(stage, `/obligations/${obligationId}/refunds`, 10)
		expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
		expect(await as(stage.a.owner).ask(obligation, { obligationId })).toMatchObject({
			refundedMinor: 1_000_000,
		})
		return replies
	},
	'MON-27': async (stage) => {
		const obligationId = await owing(stage)
		const replies = await atOnce(stage, `/obligations/${obligationId}/payments`, 20)
		expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
		expect(await as(stage.a.owner).ask(obligation, { obligationId })).toMatchObject({ paidMinor: 1_000_000 })
		return replies
	},
	'MON-29': async (stage) => {
		const obligationId = await owing(stage)
		const path = `/obligations/${obligationId}/payments`
		return [await stage.api('POST', path, { as: 'client', ...json({ method: 'cash' }) })]
	},
}
