import { beforeEach, expect, test } from 'vitest'
import { myPayments } from '#features/payments/queries/my-payments.ts'
import { useHouse } from '#features/testing/house.ts'
import { type Sold, sold } from '#features/testing/payables.ts'
import { as, studio, type TestStudio } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { endPlan } from './use-cases/end-plan.ts'
import { makePlan } from './use-cases/make-plan.ts'

useHouse()
let house: TestStudio
beforeEach(async () => {
	setClock(() => new Date('2026-03-02T09:00:00Z'))
	house = await studio()
})

const plan = ({ obligationId }: Sold, more: object = {}) =>
	as(house.coach).do(makePlan, { obligationId, count: 3, ...more })

test('a plan is made once, of what is open, from today on, and by a card only where one is kept', async () => {
	const owed = await sold(house)
	expect(await plan(owed, { byCard: true })).toMatchObject({ code: 'charges_no_card', field: 'byCard' })
	expect(await plan(owed, { firstOn: '2026-03-01' })).toMatchObject({
		code: 'plans_in_past',
		field: 'firstOn',
	})
	expect(await plan(owed, { firstOn: '2027-06-01' })).toMatchObject({
		code: 'plans_too_late',
		field: 'firstOn',
	})
	const little = await sold(house, { priceMinor: 2 })
	expect(await plan(little)).toMatchObject({ code: 'plans_too_little', field: 'count' })
	const both = await Promise.all([plan(owed), plan(owed)])
	expect(both.map((each) => (each.ok ? 'ok' : each.code)).toSorted()).toEqual(['ok', 'plans_there_is_one'])
})

test('a plan that is ended leaves what is open due at once, and another can be made', async () => {
	const owed = await sold(house)
	const { planId } = must(await plan(owed, { firstOn: '2026-04-01', notify: false }))
	must(await as(house.coach).do(endPlan, { planId }))
	expect((await as(house.client).ask(myPayments, {})).total).toEqual([{ minor: 4500, currency: 'EUR' }])
	expect(await as(house.coach).do(endPlan, { planId })).toMatchObject({ code: 'plans_over' })
	must(await plan(owed, { count: 2 }))
})
