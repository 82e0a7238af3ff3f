import { beforeEach, expect, test } from 'vitest'
import { completeAppointment } from '#features/appointments/use-cases/complete-appointment.ts'
import { createAppointment } from '#features/appointments/use-cases/create-appointment.ts'
import { undoChange } from '#features/appointments/use-cases/undo-change.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { statement } from './queries/statement.ts'
import { confirmPayout } from './use-cases/confirm-payout.ts'
import { dissolvePayout } from './use-cases/dissolve-payout.ts'
import { makePayout } from './use-cases/make-payout.ts'
import { notePayoutError } from './use-cases/note-payout-error.ts'
import { sendPayout } from './use-cases/send-payout.ts'
import { takeBack } from './use-cases/take-back.ts'

useHouse()
let house: TestStudio
const clock = (at: string) => setClock(() => new Date(at))
beforeEach(async () => {
	clock('2026-03-02T08:00:00Z')
	house = await studio()
})

/** A session on a day of March that took place; the event is what can be undone. */
async function earned(day: number, priceMinor = 4500): Promise<string> {
	clock('2026-03-01T08:00:00Z')
	const startsAt = `2026-03-${String(day).padStart(2, '0')}T18:00`
	const session = { title: 'Technique', minutes: 60, startsAt, priceMinor, clientIds: [house.client.id] }
	const made = must(await as(house.coach).do(createAppointment, session))
	clock('2026-03-28T20:00:00Z')
	const done = await as(house.coach).do(completeAppointment, { appointmentId: made.appointmentIds[0] ?? '' })
	await drain()
	return must(done).eventId ?? ''
}
const makes = () => as(house.owner).do(makePayout, { coachId: house.coach.id, currency: 'EUR' })
const read = () => as(house.owner).ask(statement, { coachId: house.coach.id })
const payout = async () => (await read()).payouts[0]
const news = async () => {
	await drain()
	return posted.splice(0).map(({ subject, to }) => [subject, to])
}

test('10.10 a payout takes all that is open; by hand it is sent and there, and both are told by mail', async () => {
	await earned(10)
	await earned(11)
	expect(await as(house.coach).do(makePayout, { coachId: house.coach.id, currency: 'EUR' })).toMatchObject({
		code: 'not_found',
	})
	const { payoutId, amountMinor } = must(await makes())
	expect(amountMinor).toBe(9000)
	expect((await read()).open).toEqual([])
	expect(await makes()).toMatchObject({ code: 'earnings_nothing_open' })
	expect(await as(house.owner).do(confirmPayout, { payoutId })).toMatchObject({
		code: 'earnings_payout_elsewhere',
	})
	await news()
	expect(await as(house.owner).do(sendPayout, { payoutId, sentOn: '2026-03-29' })).toMatchObject({
		code: 'payments_in_future',
	})
	must(await as(house.owner).do(sendPayout, { payoutId, reference: 'MARCH', sentOn: '2026-03-27' }))
	const told = await news()
	expect(told.map(([subject]) => subject)).toEqual([1, 2].map(() => 'Payout of €90.00: sent'))
	expect(new Set(told.map(([, to]) => to)).size).toBe(2)
	must(await as(house.owner).do(confirmPayout, { payoutId }))
	expect(await news()).toHaveLength(2)
	expect(await payout()).toMatchObject({
		...{ state: 'paid', reference: 'MARCH', sentOn: '2026-03-27', paidOn: '2026-03-28', count: 2 },
	})
	expect((await read()).lines.map(({ payout }) => payout)).toEqual(['paid', 'paid'])
	expect(await as(house.owner).do(dissolvePayout, { payoutId })).toMatchObject({ ok: false })
})

test('10.10 after an error it is sent again, or dissolved, and its lines are open again', async () => {
	await earned(10)
	const { payoutId } = must(await makes())
	must(await as(house.owner).do(sendPayout, { payoutId }))
	must(await as(house.owner).do(notePayoutError, { payoutId, problem: 'wrong IBAN' }))
	expect(await payout()).toMatchObject({ state: 'error', problem: 'wrong IBAN' })
	expect(await makes()).toMatchObject({ code: 'earnings_nothing_open' })
	must(await as(house.owner).do(sendPayout, { payoutId }))
	must(await as(house.owner).do(notePayoutError, { payoutId, problem: 'closed' }))
	must(await as(house.owner).do(dissolvePayout, { payoutId }))
	expect((await read()).open).toMatchObject([{ minor: 4500 }])
	expect(must(await makes()).amountMinor).toBe(4500)
})

test('I13 made 16 times at once: each line is in one payout', async () => {
	for (const day of [10, 11, 12]) await earned(day, 1000)
	const all = await Promise.all(Array.from({ length: 16 }, makes))
	expect(all.filter(({ ok }) => ok)).toHaveLength(1)
	expect((await read()).payouts).toMatchObject([{ amountMinor: 3000, count: 3 }])
})

test('51 refunded after it was paid out: taken back it is the coach’s debt, and the next payout is less by it', async () => {
	await earned(10)
	const first = must(await makes())
	must(await as(house.owner).do(sendPayout, { payoutId: first.payoutId }))
	must(await as(house.owner).do(confirmPayout, { payoutId: first.payoutId }))
	const [line] = (await read()).lines
	must(await as(house.owner).do(takeBack, { earningId: line?.id ?? '', reason: 'refunded' }))
	expect((await read()).open).toEqual([{ currency: 'EUR', minor: -4500, sessions: 0 }])
	expect(await makes()).toMatchObject({ code: 'earnings_nothing_open' })
	await earned(11, 6000)
	expect(must(await makes()).amountMinor).toBe(1500)
	// The first is untouched.
	expect((await read()).payouts.map(({ amountMinor }) => amountMinor)).toEqual([1500, 4500])
})

test('36, 10.10 a completion undone after the payout is open as a debt; within the payout nothing changes', async () => {
	const eventId = await earned(10)
	must(await makes())
	must(await as(house.coach).do(undoChange, { eventId }))
	await drain()
	expect((await read()).open).toEqual([{ currency: 'EUR', minor: -4500, sessions: -1 }])
	expect(await payout()).toMatchObject({ amountMinor: 4500, count: 1 })
})

test('10.10 a payout that isn’t the sum of its lines can’t be written', async () => {
	await earned(10)
	const { payoutId } = must(await makes())
	const rows = within(house.id, async (db) => {
		const [line] = await db.selectFrom('earning').selectAll().execute()
		const of = { studio_id: house.id, coach_id: house.coach.id, currency: 'EUR' }
		const id = crypto.randomUUID()
		await db.updateTable('payout_line').set({ live: false }).where('payout_id', '=', payoutId).execute()
		await db
			.insertInto('payout')
			.values({ ...of, id, amount_minor: 1, made_at: new Date() })
			.execute()
		await db
			.insertInto('payout_line')
			.values({ ...of, payout_id: id, earning_id: line?.id ?? '' })
			.execute()
	})
	await expect(rows).rejects.toThrow(/out of balance/)
})
