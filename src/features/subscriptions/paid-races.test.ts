import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { pay } from '#features/charges/use-cases/pay.ts'
import { beginPeriod } from '#features/fees/use-cases/begin-period.ts'
import { myPayments } from '#features/payments/queries/my-payments.ts'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
import { waiveObligation } from '#features/payments/use-cases/waive-obligation.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import {
	asksCardsAgain,
	cardStudio,
	entersCard,
	keepsCard,
	looksAround,
	looksAt,
	rowOf,
	useStripe,
} from '#features/testing/stripe.ts'
import { as, type TestStudio, within } from '#features/testing/studio.ts'
import { asked, joined, monthly, oneToOne, periodsBegin } from '#features/testing/subscriptions.ts'
import { touchline } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { must, perform } from '#platform/perform.ts'
import type { FakeStripe } from '../../../fakes/stripe/server.ts'
import { subscription } from './queries/subscription.ts'
import { accept } from './use-cases/accept.ts'
import { beginPaid } from './use-cases/begin-paid.ts'
import { end } from './use-cases/end.ts'
import { endMine } from './use-cases/end-mine.ts'
import { letIn } from './use-cases/let-in.ts'

useHouse()
let fake: FakeStripe
let house: TestStudio
beforeAll(async () => {
	fake = await useStripe()
})
afterAll(() => fake.close())
beforeEach(async () => {
	setClock(() => new Date('2026-03-02T09:00:00Z'))
	house = await cardStudio(fake)
	posted.length = 0
})
afterEach(async () => {
	fake.decline('4242', null)
	// The rounds go to all studios: those of earlier tests have nothing left to collect.
	await within(house.id, (db) => db.deleteFrom('collection').execute())
	await within(house.id, (db) => db.updateTable('fee').set({ next_at: null }).execute())
})

const seen = (subscriptionId: string) => as(house.coach).ask(subscription, { subscriptionId })
async function accepted() {
	const there = await asked(house, house.client, await oneToOne(house.id, { price: monthly }))
	await joined(house.client, there)
	await drain()
	return { ...there, obligationId: (await seen(there.subscriptionId)).owed?.id ?? '' }
}
const presses = async (obligationId: string, more: object = {}) => {
	const { chargeId } = must(await as(house.client).do(pay, { obligationIds: [obligationId], ...more }))
	await looksAt(house, chargeId)
	return chargeId
}
/** What the worker does on a day at ten, until nothing more follows. */
async function on(day: string): Promise<void> {
	setClock(() => new Date(`${day}T10:00:00Z`))
	for (const round of [periodsBegin, asksCardsAgain, drain, looksAround, drain]) await round()
}
const count = (table: 'charge' | 'fee' | 'fee_period' | 'obligation') =>
	within(house.id, async (db) => (await db.selectFrom(table).select('studio_id').execute()).length)
const begun = () =>
	within(house.id, async (db) => {
		const rows = await db.selectFrom('event').select('id').where('name', '=', 'subscriptions.begun').execute()
		return rows.length
	})

test('6.3, 9.5 paid on the provider’s page with a card that is kept: in at once, and charged by itself from then on', async () => {
	const { subscriptionId, obligationId } = await accepted()
	const chargeId = await presses(obligationId, { keepCard: true })
	await entersCard((await rowOf(house, chargeId)).action_url ?? '', '4242424242424242')
	await looksAt(house, chargeId)
	await drain()
	expect(await seen(subscriptionId)).toMatchObject({
		state: 'active',
		fee: { byCard: true, paidUntil: '2026-04-02' },
	})
	await on('2026-04-02')
	expect(await seen(subscriptionId)).toMatchObject({ fee: { openMinor: 0, paidUntil: '2026-05-02' } })
})

test('6.3 paid with the card on file in one step', async () => {
	const cardId = await keepsCard(house, fake)
	const { subscriptionId, obligationId } = await accepted()
	await presses(obligationId, { cardId })
	await drain()
	expect(await seen(subscriptionId)).toMatchObject({ state: 'active', fee: { byCard: true } })
})

test('I33, I13 accepted twice at once: one place, one fee, one first period', async () => {
	const { subscriptionId } = await asked(house, house.client, await oneToOne(house.id, { price: monthly }))
	const answers = await Promise.all([1, 2, 3, 4].map(() => as(house.client).do(accept, { subscriptionId })))
	expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
	await drain()
	expect([await count('fee'), await count('fee_period'), await count('obligation')]).toEqual([1, 1, 1])
})

test('I18, I13 paid by card and let go of by the studio at once: one start; what came twice goes back', async () => {
	const { subscriptionId, obligationId } = await accepted()
	const chargeId = await presses(obligationId)
	await entersCard((await rowOf(house, chargeId)).action_url ?? '', '4242424242424242')
	await Promise.all([
		looksAt(house, chargeId),
		as(house.coach).do(recordPayment, { obligationId, method: 'cash', notify: false }),
		as(house.coach).do(waiveObligation, { obligationId }),
	])
	const wakes = [1, 2, 3].map(() => perform(beginPaid, { subscriptionId }, { actor: touchline(house.id) }))
	await Promise.all([...wakes, as(house.coach).do(letIn, { subscriptionId })])
	await drain()
	await looksAround()
	expect(await begun()).toBe(1)
	expect(await seen(subscriptionId)).toMatchObject({ state: 'active', owed: { openMinor: 0 } })
	const periods = await within(house.id, (db) => db.selectFrom('fee_period').select('number').execute())
	expect(periods).toHaveLength(1)
})

test('I4, I18 called off while a card is being charged: either they are in, or the money goes back', async () => {
	const { subscriptionId, obligationId } = await accepted()
	const chargeId = await presses(obligationId)
	await entersCard((await rowOf(house, chargeId)).action_url ?? '', '4242424242424242')
	must(await as(house.coach).do(end, { subscriptionId, how: 'cancelled' }))
	await looksAt(house, chargeId)
	await drain()
	await looksAround()
	await drain()
	expect((await seen(subscriptionId)).state).toBe('cancelled')
	const [part] = await within(house.id, (db) => db.selectFrom('charge_part').selectAll().execute())
	expect(part).toMatchObject({ payment_id: null, held_minor: '6000' })
	const refunds = await within(house.id, (db) => db.selectFrom('refund').selectAll().execute())
	expect(refunds).toMatchObject([{ amount_minor: '6000' }])
	// The coach hears of it.
	expect(posted.map(({ subject }) => subject).join('\n')).toContain('€60.00')
})

test('38 a client leaves while the worker begins their period: charged and theirs, or neither', async () => {
	await keepsCard(house, fake)
	for (const first of ['leave', 'period', 'both'] as const) {
		const program = await oneToOne(house.id, { price: monthly, title: first })
		setClock(() => new Date('2026-03-02T09:00:00Z'))
		const { subscriptionId } = await asked(house, house.client, program)
		await joined(house.client, { subscriptionId })
		await drain()
		must(
			await as(house.coach).do(recordPayment, {
				obligationId: (await seen(subscriptionId)).owed?.id ?? '',
				method: 'cash',
				notify: false,
			}),
		)
		await drain()
		const feeId = (await seen(subscriptionId)).fee?.id ?? ''
		setClock(() => new Date('2026-04-02T10:00:00Z'))
		const leave = () => as(house.client).do(endMine, { subscriptionId })
		const period = () => perform(beginPeriod, { feeId }, { actor: touchline(house.id) })
		if (first === 'leave') await leave().then(period)
		else if (first === 'period') await period().then(leave)
		else await Promise.all([leave(), period()])
		await drain()
		await looksAround()
		await drain()
		const { state, lastDay, fee } = await seen(subscriptionId)
		const periods = await within(house.id, (db) =>
			db.selectFrom('fee_period').select('number').where('fee_id', '=', feeId).execute(),
		)
		const charged = periods.length === 2
		expect([first, state, lastDay]).toEqual([
			first,
			charged ? 'active' : 'cancelled',
			charged ? '2026-05-01' : '2026-04-01',
		])
		expect(fee).toMatchObject({ openMinor: 0, nextOn: null })
		if (first === 'leave') expect(charged).toBe(false)
	}
	expect((await as(house.client).ask(myPayments, {})).due).toEqual([])
})

test('34 retries are exhausted: the studio’s policy applies, access and history stay', async () => {
	const cardId = await keepsCard(house, fake)
	const { subscriptionId, obligationId } = await accepted()
	await presses(obligationId, { cardId })
	await drain()
	fake.decline('4242', 'insufficient_funds')
	for (const day of ['2026-04-02', '2026-04-05', '2026-04-10', '2026-04-17']) await on(day)
	expect(await seen(subscriptionId)).toMatchObject({ state: 'active', fee: { openMinor: 6000 } })
	const given = await within(house.id, (db) => db.selectFrom('obligation').select('given_up_at').execute())
	expect(given.filter(({ given_up_at }) => given_up_at !== null)).toHaveLength(1)
})
