import { beforeEach, expect, test } from 'vitest'
import { fee } from '#features/fees/queries/fee.ts'
import { myFees } from '#features/fees/queries/my-fees.ts'
import { endFee } from '#features/fees/use-cases/end-fee.ts'
import { endMyFee } from '#features/fees/use-cases/end-my-fee.ts'
import { myPayments } from '#features/payments/queries/my-payments.ts'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
import { waiveObligation } from '#features/payments/use-cases/waive-obligation.ts'
import { editProgram } from '#features/programs/use-cases/edit-program.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { as, studio, type TestStudio } from '#features/testing/studio.ts'
import {
	asked,
	joined,
	monthly,
	oneToOne,
	periodsBegin,
	type TestPrice,
} from '#features/testing/subscriptions.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { list } from './queries/list.ts'
import { mySubscription } from './queries/my-subscription.ts'
import { subscription } from './queries/subscription.ts'
import { letInPaid } from './regular.ts'
import { accept } from './use-cases/accept.ts'
import { end } from './use-cases/end.ts'
import { endMine } from './use-cases/end-mine.ts'
import { invite } from './use-cases/invite.ts'
import { keepMine } from './use-cases/keep-mine.ts'
import { letIn } from './use-cases/let-in.ts'
import { resume } from './use-cases/resume.ts'

useHouse()
let house: TestStudio
beforeEach(async () => {
	setClock(() => new Date('2026-03-02T09:00:00Z'))
	house = await studio()
	posted.length = 0
})

/** A client who has accepted a paid program. */
async function accepted(price: TestPrice) {
	const program = await oneToOne(house.id, { price })
	const there = await asked(house, house.client, program)
	await joined(house.client, there)
	await drain()
	return there
}
const seen = (subscriptionId: string) => as(house.coach).ask(subscription, { subscriptionId })
const mine = (subscriptionId: string) => as(house.client).ask(mySubscription, { subscriptionId })
const pays = async (subscriptionId: string, more: object = {}) => {
	const obligationId = (await seen(subscriptionId)).owed?.id ?? ''
	const given = { obligationId, method: 'transfer' as const, notify: false, ...more }
	const answer = await as(house.coach).do(recordPayment, given)
	await drain()
	return answer
}
/** Somebody who is in, paid for one month. */
async function inside() {
	const there = await accepted(monthly)
	must(await pays(there.subscriptionId))
	return there
}
async function on(day: string): Promise<void> {
	setClock(() => new Date(`${day}T10:00:00Z`))
	await periodsBegin()
	await drain()
}
const subjects = () => posted.splice(0).map(({ subject }) => subject)

test('6.3 a paid program asks for payment first: accepted, it waits, is listed and counted, and told once', async () => {
	const { subscriptionId, programId } = await accepted(monthly)
	expect(await seen(subscriptionId)).toMatchObject({
		...{ state: 'awaiting', joinedOn: null, acceptedOn: '2026-03-02' },
		owed: { openMinor: 6000, settled: false },
		fee: { state: 'awaiting', nextOn: null, paidUntil: null },
	})
	const { counts, subscriptions } = await as(house.coach).ask(list, { programId, filter: 'awaiting' })
	expect(counts).toMatchObject({ awaiting: 1, active: 0, pending: 0 })
	expect(subscriptions).toMatchObject([{ id: subscriptionId, price: { amountMinor: 6000, every: 1 } }])
	const { due } = await as(house.client).ask(myPayments, {})
	expect(due.map(({ title }) => title)).toEqual(['Coaching (first month)'])
	expect(subjects().toSorted()).toEqual([
		'One step left: Coaching',
		'“Coaching – €60.00 every month” is waiting for you',
	])
})

test('6.3, I18 whoever pays is let in, and the paid time runs from that day on', async () => {
	const { subscriptionId } = await accepted(monthly)
	await on('2026-03-10')
	must(await pays(subscriptionId))
	expect(await seen(subscriptionId)).toMatchObject({
		...{ state: 'active', joinedOn: '2026-03-10' },
		fee: { state: 'running', paidUntil: '2026-04-10', nextOn: '2026-04-10', byCard: false },
	})
	await on('2026-04-10')
	expect(await mine(subscriptionId)).toMatchObject({ state: 'active', fee: { openMinor: 6000 } })
	const { due } = await as(house.client).ask(myPayments, {})
	expect(due.map(({ title }) => title)).toEqual(['Coaching (10 Apr – 9 May 2026)'])
})

test('6.3 a price paid once: owed once, in once it is settled by whatever way, and nothing after that', async () => {
	const { subscriptionId } = await accepted({ price_minor: 9000 })
	must(await pays(subscriptionId, { amountMinor: 4000 }))
	expect(await seen(subscriptionId)).toMatchObject({ state: 'awaiting', owed: { openMinor: 5000 } })
	const obligationId = (await seen(subscriptionId)).owed?.id ?? ''
	must(await as(house.coach).do(waiveObligation, { obligationId }))
	await drain()
	expect(await seen(subscriptionId)).toMatchObject({ state: 'active', fee: null, owed: { openMinor: 0 } })
	await on('2026-06-01')
	expect((await as(house.client).ask(myPayments, {})).due).toEqual([])
})

test('I18 where nobody said that the money came, the round lets in whoever has paid', async () => {
	const { subscriptionId } = await accepted({ price_minor: 9000 })
	const obligationId = (await seen(subscriptionId)).owed?.id ?? ''
	must(await as(house.coach).do(recordPayment, { obligationId, method: 'cash', notify: false }))
	await letInPaid.run()
	expect((await seen(subscriptionId)).state).toBe('active')
	await drain()
	expect((await seen(subscriptionId)).joinedOn).toBe('2026-03-02')
})

test('I14 the price is the one they were invited at; a new one counts for new invitations only', async () => {
	const program = await oneToOne(house.id, { price: monthly })
	const there = await asked(house, house.client, program)
	const given = { programId: program.id, pricing: 'once' as const, priceMinor: 12_000 }
	must(await as(house.coach).do(editProgram, given))
	await joined(house.client, there)
	expect(await seen(there.subscriptionId)).toMatchObject({
		...{ price: { amountMinor: 6000, every: 1 }, owed: { openMinor: 6000 } },
	})
	const ahead = await as(house.owner).preview(invite, {
		...{ programId: program.id, email: 'new@example.test', firstName: 'Nora' },
	})
	expect(JSON.stringify(ahead)).toContain('Costs €120.00 once')
})

test('3.5 a price needs an amount; free is free, and a plan has none', async () => {
	const program = await oneToOne(house.id)
	const edit = (more: object) => as(house.coach).do(editProgram, { programId: program.id, ...more })
	expect(await edit({ pricing: 'regular' })).toMatchObject({
		code: 'program_needs_price',
		field: 'priceMinor',
	})
	must(await edit({ pricing: 'regular', priceMinor: 6000, every: 2, unit: 'week' }))
	must(await edit({ pricing: 'free' }))
	const there = await asked(house, house.client, program)
	await joined(house.client, there)
	expect(await seen(there.subscriptionId)).toMatchObject({
		state: 'active',
		price: null,
		owed: null,
		fee: null,
	})
})

test('6.3 the coach lets in without payment: it is in the trail, and what is open stays to pay', async () => {
	const { subscriptionId } = await accepted(monthly)
	const ahead = await as(house.coach).preview(letIn, { subscriptionId })
	expect(JSON.stringify(ahead)).toContain('€60.00 stay to pay')
	must(await as(house.coach).do(letIn, { subscriptionId }))
	expect(await as(house.coach).do(letIn, { subscriptionId })).toMatchObject({
		code: 'subscription_not_awaiting',
	})
	expect(await seen(subscriptionId)).toMatchObject({
		state: 'active',
		fee: { openMinor: 6000, nextOn: '2026-04-02' },
	})
	expect(await as(house.client).do(letIn, { subscriptionId })).toMatchObject({ ok: false })
})

test('I18 called off while it awaits: nothing is owed, nothing begins; paid in that moment, it is not called off', async () => {
	for (const price of [monthly, { price_minor: 9000 }]) {
		const { subscriptionId } = await accepted(price)
		const obligationId = (await seen(subscriptionId)).owed?.id ?? ''
		must(await as(house.coach).do(end, { subscriptionId, how: 'cancelled' }))
		expect(await seen(subscriptionId)).toMatchObject({
			state: 'cancelled',
			owed: { openMinor: 0, settled: false },
		})
		expect(await as(house.coach).do(recordPayment, { obligationId, method: 'cash' })).toMatchObject({
			ok: false,
		})
		await letInPaid.run()
		await on('2026-05-02')
		setClock(() => new Date('2026-03-02T09:00:00Z'))
		expect((await as(house.client).ask(myPayments, {})).due).toEqual([])
		expect((await seen(subscriptionId)).state).toBe('cancelled')
		expect(await as(house.coach).do(resume, { subscriptionId })).toMatchObject({
			code: 'subscription_never_joined',
		})
	}
	const { subscriptionId } = await accepted(monthly)
	const obligationId = (await seen(subscriptionId)).owed?.id ?? ''
	must(await as(house.coach).do(recordPayment, { obligationId, method: 'cash', notify: false }))
	expect(await as(house.client).do(endMine, { subscriptionId })).toMatchObject({
		code: 'subscription_paid_meanwhile',
	})
	await drain()
	expect((await seen(subscriptionId)).state).toBe('active')
})

test('6.5 a client leaves: access to the end of what is paid, nothing charged after, and they may take it back', async () => {
	const { subscriptionId } = await inside()
	posted.length = 0
	await on('2026-03-20')
	const ahead = await as(house.client).preview(endMine, { subscriptionId })
	expect(JSON.stringify(ahead)).toMatch(/ends for you on Wednesday,? 1 April/)
	must(await as(house.client).do(endMine, { subscriptionId }))
	expect(await as(house.client).do(endMine, { subscriptionId })).toMatchObject({ code: 'subscription_over' })
	expect(await mine(subscriptionId)).toMatchObject({
		...{ state: 'active', lastDay: '2026-04-01', endedByClient: true },
		fee: { state: 'ending', endsOn: '2026-04-02', nextOn: null },
	})
	await drain()
	expect(subjects().toSorted()).toEqual(['Amélie Durand: Coaching', 'Coaching: what changes'])
	must(await as(house.client).do(keepMine, { subscriptionId }))
	expect(await mine(subscriptionId)).toMatchObject({
		lastDay: null,
		fee: { state: 'running', nextOn: '2026-04-02' },
	})
	must(await as(house.client).do(endMine, { subscriptionId }))
	await on('2026-04-02')
	expect(await mine(subscriptionId)).toMatchObject({
		state: 'cancelled',
		fee: { state: 'ended', openMinor: 0 },
	})
	expect(await as(house.client).do(keepMine, { subscriptionId })).toMatchObject({ code: 'subscription_over' })
	expect((await as(house.client).ask(myPayments, {})).due).toEqual([])
})

test('6.5 the coach ends with the paid time, on a day, or now; what the studio ended the client does not keep', async () => {
	const { subscriptionId } = await inside()
	expect((await seen(subscriptionId)).paidDay).toBe('2026-04-01')
	must(await as(house.coach).do(end, { subscriptionId, how: 'finished', paidTime: true }))
	expect(await seen(subscriptionId)).toMatchObject({ lastDay: '2026-04-01', fee: { endsOn: '2026-04-02' } })
	expect(await as(house.client).do(keepMine, { subscriptionId })).toMatchObject({
		code: 'subscription_ended_by_studio',
	})
	must(await as(house.coach).do(resume, { subscriptionId }))
	expect(await seen(subscriptionId)).toMatchObject({
		lastDay: null,
		fee: { state: 'running', nextOn: '2026-04-02' },
	})
	const ahead = await as(house.coach).preview(end, { subscriptionId, how: 'cancelled' })
	expect(JSON.stringify(ahead)).toContain('This gives no money back')
	must(await as(house.coach).do(end, { subscriptionId, how: 'cancelled' }))
	expect(await seen(subscriptionId)).toMatchObject({ state: 'cancelled', fee: { state: 'ended' } })
	// Taken back at once, what was paid still counts.
	must(await as(house.coach).do(resume, { subscriptionId }))
	expect(await seen(subscriptionId)).toMatchObject({
		state: 'active',
		fee: { nextOn: '2026-04-02', openMinor: 0 },
	})
})

test('6.5 free, or paid once: a client leaves at once', async () => {
	const free = await asked(house, house.client)
	await joined(house.client, free)
	must(await as(house.client).do(endMine, { subscriptionId: free.subscriptionId }))
	expect((await mine(free.subscriptionId)).state).toBe('cancelled')
	const { subscriptionId } = await accepted({ price_minor: 9000 })
	must(await pays(subscriptionId))
	must(await as(house.client).do(endMine, { subscriptionId }))
	expect(await mine(subscriptionId)).toMatchObject({ state: 'cancelled', owed: { openMinor: 0 } })
})

test('6.5 a fee of a program is ended there, not by itself', async () => {
	const { subscriptionId } = await inside()
	const feeId = (await seen(subscriptionId)).fee?.id ?? ''
	expect(await as(house.client).do(endMyFee, { feeId })).toMatchObject({ code: 'fees_of_program' })
	expect(await as(house.coach).do(endFee, { feeId })).toMatchObject({ code: 'fees_of_program' })
	expect((await as(house.coach).ask(fee, { feeId })).periods).toMatchObject([
		{ fromOn: '2026-03-02', untilOn: '2026-04-02' },
	])
	expect((await as(house.client).ask(myFees, {})).fees).toMatchObject([{ subscriptionId }])
})

test('1.4 nobody sees or ends another’s place', async () => {
	const { subscriptionId } = await inside()
	const other = await studio()
	for (const whom of [other.client, other.coach]) {
		expect(await as(whom).do(endMine, { subscriptionId })).toMatchObject({ code: 'not_found' })
		await expect(as(whom).ask(mySubscription, { subscriptionId })).rejects.toThrow()
	}
	expect(await as(house.coach).do(accept, { subscriptionId })).toMatchObject({ ok: false })
})
