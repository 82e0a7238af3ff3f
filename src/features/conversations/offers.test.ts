import { beforeEach, expect, test } from 'vitest'
import { packageInFull } from '#features/packages/queries/package.ts'
import { withdrawPackage } from '#features/packages/use-cases/withdraw-package.ts'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { as, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { must } from '#platform/perform.ts'
import { changes, thread } from './queries/thread.ts'
import { acceptOffer } from './use-cases/accept-offer.ts'
import { deleteMessage } from './use-cases/delete-message.ts'
import { offerPackage } from './use-cases/offer-package.ts'
import { withdrawOffer } from './use-cases/withdraw-offer.ts'

useHouse()
let house: TestStudio
beforeEach(async () => {
	setClock(() => new Date('2026-03-02T08:00:00Z'))
	house = await studio()
	await drain()
	posted.length = 0
})

const terms = { name: 'Retour de blessure', sessions: 6, priceMinor: 31_000, validMonths: 4 }
const offered = async (more: object = {}, id = newId()) =>
	must(await as(house.coach).do(offerPackage, { clientId: house.client.id, id, ...terms, ...more })).offerId
const card = async () =>
	(await as(house.client).ask(thread, { clientId: house.client.id })).messages.at(-1)?.offer

test('10.6 a package is offered in the conversation, once however often it is sent; nothing is owed until it is accepted', async () => {
	const id = newId()
	await offered({ body: 'Pour vous', noRenewal: true }, id)
	await offered({ body: 'Pour vous', noRenewal: true }, id)
	const { messages } = await as(house.client).ask(thread, { clientId: house.client.id })
	expect(messages).toMatchObject([
		{ body: 'Pour vous', offer: { state: 'offered', sessions: 6, priceMinor: 31_000, offersRenewal: false } },
	])
	expect(await within(house.id, (db) => db.selectFrom('obligation').selectAll().execute())).toEqual([])
	expect(await as(house.coach).do(deleteMessage, { clientId: house.client.id, messageId: id })).toMatchObject(
		{
			code: 'conversations_is_offer',
		},
	)
})

test('10.6, I14 the client accepts, once however often they press: it is a package of theirs at the price offered, and doesn’t renew', async () => {
	const offerId = await offered({ noRenewal: true })
	const first = must(await as(house.client).do(acceptOffer, { offerId }))
	expect(must(await as(house.client).do(acceptOffer, { offerId }))).toEqual(first)
	expect(await as(house.coach).ask(packageInFull, { packageId: first.packageId })).toMatchObject({
		...{ name: terms.name, sessions: 6, priceMinor: 31_000, openMinor: 31_000, offersRenewal: false },
		lastDay: '2026-07-01',
	})
	expect(await card()).toMatchObject({
		state: 'accepted',
		openMinor: 31_000,
		obligationId: first.obligationId,
	})
	const { seq } = await as(house.client).ask(thread, { clientId: house.client.id })
	must(
		await as(house.coach).do(recordPayment, {
			obligationId: first.obligationId ?? '',
			method: 'cash',
			notify: false,
		}),
	)
	await drain()
	const after = await as(house.client).ask(changes, { clientId: house.client.id, after: seq })
	expect(after.messages).toMatchObject([{ offer: { state: 'paid' } }])
	expect(await as(house.coach).do(withdrawOffer, { offerId })).toMatchObject({
		code: 'conversations_offer_accepted',
	})
})

test('10.6 what is withdrawn or expired can’t be accepted; an accepted one that is withdrawn as a package says so', async () => {
	const taken = await offered()
	must(await as(house.coach).do(withdrawOffer, { offerId: taken }))
	expect(await card()).toMatchObject({ state: 'withdrawn' })
	expect(await as(house.client).do(acceptOffer, { offerId: taken })).toMatchObject({
		code: 'conversations_offer_over',
	})
	const short = await offered({ openDays: 2 })
	const kept = await offered({ openDays: 30 })
	setClock(() => new Date('2026-03-04T08:00:00Z'))
	expect(await as(house.client).do(acceptOffer, { offerId: short })).toMatchObject({
		code: 'conversations_offer_over',
	})
	const { packageId } = must(await as(house.client).do(acceptOffer, { offerId: kept }))
	must(await as(house.client).do(withdrawPackage, { packageId }))
	expect(await card()).toMatchObject({ state: 'withdrawn' })
})

test('1.4, I29, I30 an offer is its client’s to accept and their coach’s to withdraw', async () => {
	const offerId = await offered()
	const rival = await studio()
	for (const actor of [house.otherClient, house.coach, rival.owner, rival.client])
		expect(await as(actor).do(acceptOffer, { offerId })).toMatchObject({ code: 'not_found' })
	for (const actor of [house.client, house.otherClient, rival.owner])
		expect(await as(actor).do(withdrawOffer, { offerId })).toMatchObject({ code: 'not_found' })
	const theirs = { clientId: house.client.id, id: newId(), ...terms }
	for (const actor of [house.client, rival.owner])
		expect(await as(actor).do(offerPackage, theirs)).toMatchObject({ code: 'not_found' })
})

test('I13 32 times accepted at once: one package, one thing owed', async () => {
	const offerId = await offered()
	const all = await Promise.all(
		Array.from({ length: 32 }, () => as(house.client).do(acceptOffer, { offerId })),
	)
	expect(new Set(all.map((each) => must(each).packageId)).size).toBe(1)
	expect(await within(house.id, (db) => db.selectFrom('obligation').selectAll().execute())).toHaveLength(1)
})
