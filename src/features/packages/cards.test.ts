import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { chargeCard } from '#features/charges/use-cases/charge-card.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { hasPackage, owedForPackage, packageNow, paysPackage } from '#features/testing/packages.ts'
import { cardStudio, keepsCard, looksAround, useStripe } from '#features/testing/stripe.ts'
import { as, type TestStudio } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import type { FakeStripe } from '../../../fakes/stripe/server.ts'
import { refundPackage } from './use-cases/refund-package.ts'

useHouse()
let fake: FakeStripe
let house: TestStudio
beforeAll(async () => {
	fake = await useStripe()
})
afterAll(() => fake.close())
beforeEach(async () => {
	setClock(() => new Date('2026-03-01T09:00:00Z'))
	house = await cardStudio(fake)
	await keepsCard(house, fake)
	await drain()
	posted.length = 0
})

/** What the worker does by then. */
async function later(at: string): Promise<void> {
	setClock(() => new Date(at))
	for (const round of [drain, looksAround, drain]) await round()
}

test('46, 11.1 paid by card it can be used at once; what is unused goes back to that card', async () => {
	const packageId = await hasPackage(house, { paidBy: null })
	const { obligationId } = await packageNow(house, packageId)
	must(await as(house.coach).do(chargeCard, { obligationId: obligationId ?? '' }))
	await later('2026-03-01T09:10:00Z')
	expect(await packageNow(house, packageId)).toMatchObject({ state: 'active', paidMinor: 40_000 })
	const back = must(await as(house.coach).do(refundPackage, { packageId, method: 'card' }))
	expect(back.backMinor).toBe(40_000)
	await later('2026-03-01T09:20:00Z')
	expect(await owedForPackage(house, packageId)).toMatchObject({ refundedMinor: 40_000, state: 'refunded' })
	expect((await packageNow(house, packageId)).state).toBe('refunded')
})

test('46 what didn’t come by card doesn’t go back to one', async () => {
	const packageId = await hasPackage(house, { paidBy: null })
	await paysPackage(house, packageId)
	const refused = await as(house.coach).do(refundPackage, { packageId, method: 'card' })
	expect(refused).toMatchObject({ ok: false, code: 'packages_not_by_card' })
	expect((await packageNow(house, packageId)).state).toBe('active')
})
