import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { cancelAppointment } from '#features/appointments/use-cases/cancel-appointment.ts'
import { completeAppointment } from '#features/appointments/use-cases/complete-appointment.ts'
import { createAppointment } from '#features/appointments/use-cases/create-appointment.ts'
import { giveCreditBack } from '#features/appointments/use-cases/give-credit-back.ts'
import { markNoShow } from '#features/appointments/use-cases/mark-no-show.ts'
import { undoChange } from '#features/appointments/use-cases/undo-change.ts'
import { deleteClient } from '#features/clients/use-cases/delete-client.ts'
import { recordRefund } from '#features/payments/use-cases/record-refund.ts'
import { drain, useHouse } from '#features/testing/house.ts'
import { hasPackage } from '#features/testing/packages.ts'
import { owedFor, paidFor } from '#features/testing/payables.ts'
import { as, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { touchline } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { must, perform } from '#platform/perform.ts'
import { overview } from './queries/overview.ts'
import { statement } from './queries/statement.ts'
import { earnedOf } from './rules/share.ts'
import { linesOf } from './rules/turns.ts'
import { sendStatement } from './transfers/send-statement.ts'
import { setShare } from './use-cases/set-share.ts'
import { settleEarnings } from './use-cases/settle-earnings.ts'
import { takeBack } from './use-cases/take-back.ts'

useHouse()
let house: TestStudio
const clock = (at: string) => setClock(() => new Date(at))
beforeEach(async () => {
	clock('2026-03-02T08:00:00Z')
	house = await studio()
})

/** A session that has begun. */
async function begun(more: object = {}): Promise<string> {
	clock('2026-03-02T08:00:00Z')
	const session = { title: 'Technique', startsAt: '2026-03-10T18:00', minutes: 60, priceMinor: 4500 }
	const asked = { ...session, clientIds: [house.client.id], ...more }
	const made = must(await as(house.coach).do(createAppointment, asked))
	clock('2026-03-20T20:00:00Z')
	return made.appointmentIds[0] as string
}
async function completes(appointmentId: string): Promise<string> {
	const done = must(await as(house.coach).do(completeAppointment, { appointmentId }))
	await drain()
	return done.eventId ?? ''
}
const read = (coachId = house.coach.id, month?: string) =>
	as(house.owner).ask(statement, { coachId, ...(month ? { month } : {}) })
const lines = async () => (await read()).lines.map(({ kind, amountMinor }) => [kind, amountMinor])

test('10.10 a completed session is its coach’s earning: its price, its share of the package, nothing where it is free', async () => {
	await completes(await begun())
	await hasPackage(house, { sessions: 3, priceMinor: 10_000 })
	await completes(await begun({ startsAt: '2026-03-11T18:00' }))
	await completes(await begun({ startsAt: '2026-03-12T18:00' }))
	await completes(
		await begun({ startsAt: '2026-03-13T18:00', clientIds: [house.otherClient.id], priceMinor: 0 }),
	)
	const { lines: found, totals, open } = await read()
	expect(found.map(({ amountMinor, source }) => [amountMinor, source])).toEqual([
		[4500, 'single'],
		[3334, 'package'],
		[3333, 'package'],
		[0, 'single'],
	])
	expect(totals).toEqual([{ currency: 'EUR', minor: 11_167, sessions: 4 }])
	expect(open).toEqual([{ currency: 'EUR', minor: 11_167, sessions: 4 }])
})

test('10.10, 36 undone, the opposite is written; completed again, it earns again: nothing is changed or deleted', async () => {
	const id = await begun()
	const eventId = await completes(id)
	must(await as(house.coach).do(undoChange, { eventId }))
	await drain()
	expect(await lines()).toEqual([
		['earned', 4500],
		['undone', -4500],
	])
	await completes(id)
	expect(await lines()).toEqual([
		['earned', 4500],
		['undone', -4500],
		['earned', 4500],
	])
	await expect(within(house.id, (db) => db.deleteFrom('earning').execute())).rejects.toThrow()
	await expect(
		within(house.id, (db) => db.updateTable('earning').set({ amount_minor: 1 }).execute()),
	).rejects.toThrow()
})

test('10.10 who didn’t come earns nothing, also noted after completing; in a group each place earns', async () => {
	const group = { capacity: 4, clientIds: [house.client.id, house.otherClient.id] }
	const id = await begun(group)
	await completes(id)
	must(await as(house.coach).do(markNoShow, { appointmentId: id, clientId: house.client.id }))
	await drain()
	expect((await read()).totals).toEqual([{ currency: 'EUR', minor: 4500, sessions: 1 }])
	const off = await begun({ startsAt: '2026-03-26T18:00' })
	must(await as(house.coach).do(cancelAppointment, { appointmentId: off }))
	await drain()
	expect((await read()).totals[0]?.minor).toBe(4500)
})

test('10.10 16 times completed, and settled 16 times at once: one line', async () => {
	const id = await begun()
	await Promise.all(
		Array.from({ length: 16 }, () => as(house.coach).do(completeAppointment, { appointmentId: id })),
	)
	const actor = touchline(house.id)
	await Promise.all(
		Array.from({ length: 16 }, () => perform(settleEarnings, { appointmentId: id }, { actor })),
	)
	await drain()
	expect(await lines()).toEqual([['earned', 4500]])
})

test('10.10 a coach’s share counts from the next completion on; each line keeps its own', async () => {
	await completes(await begun())
	const { version } = must(await as(house.owner).do(setShare, { coachId: house.coach.id, shareBp: 6250 }))
	expect(
		await as(house.owner).do(setShare, { coachId: house.coach.id, shareBp: 1, version: 0 }),
	).toMatchObject({ code: 'stale' })
	expect(version).toBe(1)
	const eventId = await completes(await begun({ startsAt: '2026-03-11T18:00', priceMinor: 4501 }))
	must(await as(house.owner).do(setShare, { coachId: house.coach.id, shareBp: 0 }))
	must(await as(house.coach).do(undoChange, { eventId }))
	await drain()
	expect(await lines()).toEqual([
		['earned', 4500],
		['earned', 2813],
		['undone', -2813],
	])
})

test('10.2, 10.10 a session given back after it took place pays another: it earns there', async () => {
	await hasPackage(house, { sessions: 1, priceMinor: 4000 })
	const id = await begun()
	await completes(id)
	must(await as(house.coach).do(giveCreditBack, { appointmentId: id, clientId: house.client.id }))
	await drain()
	await completes(await begun({ startsAt: '2026-03-11T18:00' }))
	expect((await lines()).filter(([, minor]) => minor !== 0)).toEqual([
		['earned', 4000],
		['undone', -4000],
		['earned', 4000],
	])
})

test('10.10 a refund after completion takes nothing back by itself: it stands beside the line, and the owner decides, once', async () => {
	const id = await begun()
	await paidFor(house, { appointmentId: id })
	await completes(id)
	const obligationId = await owedFor(house, id, house.client.id)
	must(
		await as(house.coach).do(recordRefund, {
			obligationId,
			amountMinor: 2000,
			method: 'cash',
			notify: false,
		}),
	)
	await drain()
	const [line] = (await read()).lines
	expect(line).toMatchObject({ amountMinor: 4500, refundedMinor: 2000, takable: true })
	const earningId = line?.id ?? ''
	const asked = { earningId, amountMinor: 2000, reason: 'half refunded' }
	expect(await as(house.coach).do(takeBack, asked)).toMatchObject({ code: 'not_found' })
	expect(await as(house.owner).do(takeBack, { ...asked, amountMinor: 4501 })).toMatchObject({
		code: 'earnings_more_than_earned',
	})
	const all = await Promise.all(Array.from({ length: 8 }, () => as(house.owner).do(takeBack, asked)))
	expect(all.filter(({ ok }) => ok)).toHaveLength(1)
	expect((await read()).totals).toEqual([{ currency: 'EUR', minor: 2500, sessions: 1 }])
	expect((await read()).lines.at(-1)).toMatchObject({ kind: 'taken_back', reason: 'half refunded' })
})

test('10.10 the month is the studio’s; the CSV is the same lines, and no formula', async () => {
	house = await studio({ timeZone: 'Pacific/Auckland' })
	const id = await begun({ title: '=SUM(A1)' })
	clock('2026-03-31T12:00:00Z')
	await completes(id)
	expect((await read(house.coach.id, '2026-03-15')).lines).toEqual([])
	expect((await read(house.coach.id, '2026-04-15')).lines).toHaveLength(1)
	const { coach } = house
	const asked = { coachId: coach.id, month: '2026-04-01' }
	const answer = await sendStatement((query, input) => as(coach).ask(query, input), asked, 'en')
	const text = await answer.text()
	expect(text).toContain('2026-04-01')
	expect(text).toContain(`"'=SUM(A1)"`.slice(1, -1))
	expect(text).not.toContain(',=SUM')
	expect(text).toContain('45.00')
})

test('1.3, 1.4 the owner reads all, a coach their own, nobody else anything; I40 a deleted client’s lines stay', async () => {
	await completes(await begun())
	const [colleague, assistant] = [
		await staffMember(house.id, 'coach'),
		await staffMember(house.id, 'assistant'),
	]
	const asked = { coachId: house.coach.id }
	expect((await as(house.coach).ask(statement, asked)).lines).toHaveLength(1)
	for (const who of [colleague, assistant, house.client, (await studio()).owner])
		await expect(as(who).ask(statement, asked)).rejects.toThrow()
	await expect(as(assistant).ask(overview, {})).rejects.toThrow()
	expect((await as(house.owner).ask(overview, {})).coaches).toHaveLength(3)
	const own = await as(house.coach).ask(overview, {})
	expect(own.coaches).toMatchObject([{ open: [{ currency: 'EUR', minor: 4500 }], underWay: [] }])
	expect(await as(house.coach).do(setShare, { ...asked, shareBp: 1 })).toMatchObject({ code: 'not_found' })
	must(await as(house.owner).do(deleteClient, { clientId: house.client.id, confirm: 'Amélie Durand' }))
	await drain()
	expect((await read()).lines).toMatchObject([{ client: '', amountMinor: 4500 }])
})

test('10.10 both parts of a value are the value exactly', () => {
	fc.assert(
		fc.property(fc.nat(1_000_000_000), fc.integer({ min: 0, max: 10_000 }), (value, share) => {
			const [coach, house] = [earnedOf(value, share), earnedOf(value, 10_000 - share)]
			expect(Math.abs(coach + house - value)).toBeLessThanOrEqual(1)
			expect(coach).toBe(Math.floor((2 * value * share + 10_000) / 20_000))
		}),
	)
})

test('10.10 whatever a place goes through, the lines come to the sum of completed sessions × share, and asking again writes nothing', () => {
	const step = fc.record({
		completed: fc.boolean(),
		valueMinor: fc.nat(100_000),
		shareBp: fc.integer({ min: 0, max: 10_000 }),
	})
	fc.assert(
		fc.property(fc.array(fc.array(step, { maxLength: 8 }), { maxLength: 6 }), (places) => {
			let written = 0
			let expected = 0
			for (const course of places) {
				let [turn, left]: [number, number | null] = [0, null]
				for (const { completed, valueMinor, shareBp } of course) {
					const of = { completed, valueMinor, creditReturned: false, byPackage: false }
					for (const line of linesOf({ ...of, turn, left })) {
						const amount: number = line.kind === 'earned' ? earnedOf(valueMinor, shareBp) : -(left ?? 0)
						written += amount
						turn = line.turn
						left = line.kind === 'earned' ? amount : null
					}
					expect(linesOf({ ...of, turn, left })).toEqual([])
					expect(left !== null).toBe(completed)
				}
				expected += left ?? 0
			}
			expect(written).toBe(expected)
		}),
	)
})
