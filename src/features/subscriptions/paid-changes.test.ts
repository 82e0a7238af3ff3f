import { beforeEach, expect, test } from 'vitest'
import { calendar } from '#features/calendars/queries/calendar.ts'
import { addWorkout } from '#features/calendars/use-cases/add-workout.ts'
import { myPayments } from '#features/payments/queries/my-payments.ts'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
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
import { startWorkout } from '#features/training/use-cases/start-workout.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { subscription } from './queries/subscription.ts'
import { endMine } from './use-cases/end-mine.ts'
import { letIn } from './use-cases/let-in.ts'
import { move } from './use-cases/move.ts'
import { pause } from './use-cases/pause.ts'
import { resume } from './use-cases/resume.ts'

useHouse()
let house: TestStudio
beforeEach(async () => {
	setClock(() => new Date('2026-03-02T09:00:00Z'))
	house = await studio()
	posted.length = 0
})

const seen = (subscriptionId: string) => as(house.coach).ask(subscription, { subscriptionId })
const pays = async (subscriptionId: string) => {
	const obligationId = (await seen(subscriptionId)).owed?.id ?? ''
	must(await as(house.coach).do(recordPayment, { obligationId, method: 'transfer', notify: false }))
	await drain()
}
/** Somebody who is in, paid for from 2 March on. */
async function inside(price: TestPrice, title = 'Coaching') {
	const there = await asked(house, house.client, await oneToOne(house.id, { price, title }))
	await joined(house.client, there)
	await drain()
	if (price.price_minor) await pays(there.subscriptionId)
	posted.length = 0
	return there
}
async function on(day: string): Promise<void> {
	setClock(() => new Date(`${day}T10:00:00Z`))
	await periodsBegin()
	await drain()
}
const texts = (answer: unknown) =>
	(answer as { effects: { text: string }[] }).effects.map(({ text }) => text).join('\n')
const plan = async (there: { clientId: string; calendarId: string }, onDate: string, title: string) =>
	must(
		await as(house.coach).do(addWorkout, {
			...{ clientId: there.clientId, calendarId: there.calendarId, onDate, title, text: 'Back squat: 1x5' },
		}),
	).workoutId
const planned = async () => {
	const { entries } = await as(house.coach).ask(calendar, {
		...{ clientId: house.client.id, from: '2026-01-01', to: '2026-12-31' },
	})
	return entries.map(({ title, onDate }) => `${title} ${onDate}`)
}

test('6.5 a pause pauses the fee; resuming goes on with both, and the client is told of the money', async () => {
	const { subscriptionId } = await inside(monthly)
	await on('2026-03-20')
	must(await as(house.coach).do(pause, { subscriptionId }))
	await drain()
	expect(posted.splice(0).map(({ subject }) => subject)).toEqual(['Coaching: what changes'])
	await on('2026-04-10')
	expect(await seen(subscriptionId)).toMatchObject({
		...{ state: 'paused', pausedDays: 21 },
		fee: { state: 'paused', openMinor: 0, nextOn: null },
	})
	const ahead = await as(house.coach).preview(resume, { subscriptionId })
	expect(texts(ahead)).toContain('€60.00 on 10 Apr 2026\n€60.00 on 10 May 2026')
	must(await as(house.coach).do(resume, { subscriptionId }))
	await on('2026-04-10')
	expect(await seen(subscriptionId)).toMatchObject({
		state: 'active',
		fee: { openMinor: 6000, nextOn: '2026-05-10' },
	})
})

test('6.5 resuming shifts what nobody trained by the days paused, only where it is ticked', async () => {
	const there = await inside({})
	const done = await plan(there, '2026-03-03', 'Done')
	await plan(there, '2026-03-01', 'Before')
	await plan(there, '2026-03-05', 'Later')
	must(await as(house.client).do(startWorkout, { workoutId: done }))
	must(await as(house.coach).do(pause, { subscriptionId: there.subscriptionId }))
	setClock(() => new Date('2026-03-12T09:00:00Z'))
	const give = { subscriptionId: there.subscriptionId }
	expect(texts(await as(house.coach).preview(resume, give))).not.toContain('days paused')
	expect(texts(await as(house.coach).preview(resume, { ...give, shift: true }))).toContain(
		'One workout nobody has trained moves on, by the 10 days paused.',
	)
	expect(await planned()).toEqual(['Before 2026-03-01', 'Done 2026-03-03', 'Later 2026-03-05'])
	must(await as(house.coach).do(resume, { ...give, shift: true }))
	expect(await planned()).toEqual(['Before 2026-03-01', 'Done 2026-03-03', 'Later 2026-03-15'])
})

test('6.5 moving a paid one: what is paid stays to its end, the new price counts from then, in its own rhythm', async () => {
	const { subscriptionId } = await inside(monthly)
	const dearer = await oneToOne(house.id, {
		title: 'Team',
		price: { price_minor: 2500, price_every: 1, price_unit: 'week' },
	})
	await on('2026-03-20')
	const give = { subscriptionId, programId: dearer.id }
	expect(texts(await as(house.coach).preview(move, give))).toContain(
		'What is paid stays paid: until 2 Apr 2026.\nFrom 2 Apr 2026 on: €25.00 every week',
	)
	const moved = must(await as(house.coach).do(move, give)).subscriptionId
	expect(await seen(subscriptionId)).toMatchObject({ state: 'finished', endedHow: 'moved', fee: null })
	expect(await seen(moved)).toMatchObject({
		...{
			state: 'active',
			fee: { name: 'Team', amountMinor: 2500, unit: 'week', paidUntil: '2026-04-02', nextOn: '2026-04-02' },
		},
	})
	await on('2026-04-02')
	const { due } = await as(house.client).ask(myPayments, {})
	expect(due.map(({ title, openMinor }) => `${title} ${openMinor}`)).toEqual(['Team (2–8 Apr 2026) 2500'])
})

test('6.5 moving to a free one ends the fee with what is paid; to one paid once, its price is due then', async () => {
	const { subscriptionId } = await inside(monthly)
	const once = await oneToOne(house.id, { title: 'Camp', price: { price_minor: 9000 } })
	const moved = must(await as(house.coach).do(move, { subscriptionId, programId: once.id })).subscriptionId
	expect(await seen(moved)).toMatchObject({ state: 'active', owed: { openMinor: 9000 } })
	const { due } = await as(house.client).ask(myPayments, {})
	expect(due.map(({ title, forAt }) => [title, forAt.toISOString().slice(0, 10)])).toEqual([
		['Camp', '2026-04-02'],
	])
	await on('2026-04-02')
	expect((await as(house.client).ask(myPayments, {})).due).toHaveLength(1)
})

test('6.3, 6.5 moving from a free one to a paid one asks for payment first; the coach may let in', async () => {
	const { subscriptionId } = await inside({})
	const paid = await oneToOne(house.id, { title: 'Paid', price: monthly })
	const give = { subscriptionId, programId: paid.id }
	expect(texts(await as(house.coach).preview(move, give))).toContain('It costs €60.00 every month')
	const moved = must(await as(house.coach).do(move, give)).subscriptionId
	expect(await seen(moved)).toMatchObject({ state: 'awaiting', owed: { openMinor: 6000 } })
	must(await as(house.coach).do(letIn, { subscriptionId: moved }))
	expect(await seen(moved)).toMatchObject({ state: 'active', fee: { openMinor: 6000 } })
})

test('6.5 a moved one that is resumed is paid for anew, from today on', async () => {
	const { subscriptionId } = await inside(monthly)
	const free = await oneToOne(house.id, { title: 'Free' })
	const other = await oneToOne(house.id, { title: 'Dear', price: { ...monthly, price_minor: 9900 } })
	const moved = must(await as(house.coach).do(move, { subscriptionId, programId: other.id })).subscriptionId
	must(await as(house.coach).do(move, { subscriptionId: moved, programId: free.id }))
	must(await as(house.coach).do(resume, { subscriptionId }))
	expect(await seen(subscriptionId)).toMatchObject({
		state: 'active',
		fee: { amountMinor: 6000, openMinor: 6000 },
	})
})

test('55 two programs, one cancelled: the other goes on, unaffected', async () => {
	const one = await inside(monthly, 'One')
	const two = await inside({ ...monthly, price_minor: 4000 }, 'Two')
	must(await as(house.client).do(endMine, { subscriptionId: one.subscriptionId }))
	await on('2026-04-02')
	await on('2026-04-02')
	expect((await seen(one.subscriptionId)).state).toBe('cancelled')
	expect(await seen(two.subscriptionId)).toMatchObject({ state: 'active', fee: { openMinor: 4000 } })
	const { due } = await as(house.client).ask(myPayments, {})
	expect(due.map(({ title }) => title)).toEqual(['Two (2 Apr – 1 May 2026)'])
})

test('6.5 logs stay the client’s when a paid one is moved', async () => {
	const there = await inside(monthly)
	const workoutId = await plan(there, '2026-03-02', 'Squat')
	must(await as(house.client).do(startWorkout, { workoutId }))
	const free = await oneToOne(house.id, { title: 'Free' })
	must(await as(house.coach).do(move, { subscriptionId: there.subscriptionId, programId: free.id }))
	expect((await seen(there.subscriptionId)).logged).toBe(1)
})
