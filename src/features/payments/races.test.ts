import { afterAll, beforeAll, expect, test } from 'vitest'
import { useHouse } from '#features/testing/house.ts'
import { sold } from '#features/testing/payables.ts'
import { as, staffMember, studio } from '#features/testing/studio.ts'
import { type TwoApps, twoApps } from '#features/testing/two-apps.ts'
import type { Actor } from '#platform/actor.ts'
import { setClock } from '#platform/clock.ts'
import { obligation } from './queries/obligation.ts'

useHouse()
const now = '2026-03-05T08:00:00Z'
let apps: TwoApps

beforeAll(async () => {
	setClock(() => new Date(now))
	apps = await twoApps(now)
}, 60_000)
afterAll(() => apps.stop())

/** The same request of 32 at once, by turns of the actors. */
async function atOnce(actors: Actor[], path: string, body: () => object): Promise<string[]> {
	const asked = Array.from({ length: 32 }, (_, n) => ({
		actor: actors[n % actors.length] as Actor,
		path,
		body: body(),
	}))
	const answers = await apps.atOnce(asked)
	return answers.map(({ status, code }) => `${status} ${code}`.trim())
}
const counted = (answers: string[]) =>
	Object.fromEntries([...Map.groupBy(answers, (each) => each)].map(([said, { length }]) => [said, length]))

test('56 32 at once on two processes mark the same cash: one does, 31 read that it is already paid', async () => {
	const house = await studio()
	const staff = [house.coach, house.owner, await staffMember(house.id, 'owner', 'Second')]
	for (let round = 0; round < 5; round++) {
		const owed = await sold(house)
		const path = `/obligations/${owed.obligationId}/payments`
		const answers = await atOnce(staff, path, () => ({ method: 'cash', notify: false }))
		expect(counted(answers)).toEqual({ '201': 1, '409 payments_already_paid': 31 })
		expect(await as(house.coach).ask(obligation, owed)).toMatchObject({ paidMinor: 4500, openMinor: 0 })
	}
}, 60_000)

test('56, 47 32 parts of a fifth at once: five are taken and five given back, never more', async () => {
	const house = await studio()
	const owed = await sold(house, { priceMinor: 5000 })
	const part = () => ({ amountMinor: 1000, method: 'cash', notify: false })
	const paid = await atOnce([house.coach, house.owner], `/obligations/${owed.obligationId}/payments`, part)
	expect(counted(paid)).toEqual({ '201': 5, '409 payments_already_paid': 27 })
	const back = await atOnce([house.coach, house.owner], `/obligations/${owed.obligationId}/refunds`, part)
	expect(counted(back)).toEqual({ '201': 5, '409 payments_nothing_to_refund': 27 })
	expect(await as(house.coach).ask(obligation, owed)).toMatchObject({ state: 'refunded', openMinor: 0 })
}, 60_000)
