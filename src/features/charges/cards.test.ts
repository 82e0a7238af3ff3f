import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { obligation } from '#features/payments/queries/obligation.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { type Sold, sold } from '#features/testing/payables.ts'
import {
	answersBank,
	cardStudio,
	entersCard,
	keepsCard,
	pressPay,
	rowOf,
	useStripe,
} from '#features/testing/stripe.ts'
import { as, type TestStudio, within } from '#features/testing/studio.ts'
import { must } from '#platform/perform.ts'
import type { FakeStripe } from '../../../fakes/stripe/server.ts'
import { lookAtCard } from './looking/look-at-card.ts'
import { lookAtCharge } from './looking/look-at-charge.ts'
import { lookAtSetup } from './looking/look-at-setup.ts'
import { attention } from './queries/attention.ts'
import { myCards } from './queries/cards.ts'
import { myCharge } from './queries/my-charge.ts'
import { beginCardSetup } from './use-cases/begin-card-setup.ts'
import { chargeCard } from './use-cases/charge-card.ts'
import { chooseDefaultCard } from './use-cases/choose-default-card.ts'
import { confirmCharge } from './use-cases/confirm-charge.ts'
import { pay } from './use-cases/pay.ts'
import { removeCard } from './use-cases/remove-card.ts'

useHouse()
let fake: FakeStripe
let house: TestStudio
beforeAll(async () => {
	fake = await useStripe()
})
afterAll(() => fake.close())
beforeEach(async () => {
	house = await cardStudio(fake)
	await drain()
	posted.length = 0
})

const small = () => sold(house, { title: 'First', priceMinor: 100 })
const keeps = (number?: string) => keepsCard(house, fake, number)
const seen = ({ obligationId }: Sold) => as(house.coach).ask(obligation, { obligationId })
const mine = (chargeId: string) => as(house.client).ask(myCharge, { chargeId })
const cards = async () => (await as(house.client).ask(myCards, {})).cards
const mails = async () => {
	await drain()
	return posted.splice(0)
}
/** The coach charges the card on file, and it is looked at. */
async function charged({ obligationId }: Sold, more: object = {}): Promise<string> {
	const { chargeId } = must(await as(house.coach).do(chargeCard, { obligationId, ...more }))
	await lookAtCharge(house.id, chargeId)
	return chargeId
}

test('9.5 a card is kept only where its client ticks it, with their consent, and then pays in one step', async () => {
	const first = await pressPay(house, [await small()])
	await entersCard((await rowOf(house, first)).action_url ?? '', '4242424242424242')
	await lookAtCharge(house.id, first)
	expect(await cards()).toEqual([])
	const kept = await pressPay(house, [await small()], { keepCard: true })
	await entersCard((await rowOf(house, kept)).action_url ?? '', '4242424242424242')
	await lookAtCharge(house.id, kept)
	const cardId = (await cards())[0]?.id ?? ''
	expect(await cards()).toMatchObject([
		{ id: cardId, brand: 'visa', last4: '4242', isDefault: true, expired: false },
	])
	const row = await within(house.id, (db) => db.selectFrom('card').selectAll().executeTakeFirstOrThrow())
	expect(row).toMatchObject({ consent_version: 1, consented_at: expect.any(Date) })
	const owed = await sold(house)
	const chargeId = await pressPay(house, [owed], { cardId })
	expect(await mine(chargeId)).toMatchObject({ state: 'paid', how: 'card_on_file' })
	expect(await seen(owed)).toMatchObject({ state: 'paid' })
})

test('23 with another client’s card: not found, and nothing is asked of the provider', async () => {
	const cardId = await keeps()
	const owed = await sold(house, { clientId: house.otherClient.id })
	const before = fake.asked.length
	const input = { obligationIds: [owed.obligationId], cardId }
	expect(await as(house.otherClient).do(pay, input)).toMatchObject({ code: 'not_found' })
	expect(await as(house.otherClient).do(removeCard, { cardId })).toMatchObject({ code: 'not_found' })
	expect(await as(house.otherClient).do(chooseDefaultCard, { cardId })).toMatchObject({ code: 'not_found' })
	expect(fake.asked).toHaveLength(before)
})

test('10.4 a coach charges the card on file, all or a part; the client reads a confirmation', async () => {
	await keeps()
	await mails()
	const owed = await sold(house)
	const looked = await as(house.coach).preview(chargeCard, { obligationId: owed.obligationId })
	expect(looked).toMatchObject({
		effects: [
			{ kind: 'charged', text: 'Visa •••• 4242 of Amélie Durand is charged €45.00' },
			{ kind: 'told' },
		],
	})
	await charged(owed, { amountMinor: 2000 })
	expect(await seen(owed)).toMatchObject({ state: 'part_paid', openMinor: 2500 })
	await charged(owed)
	expect(await seen(owed)).toMatchObject({ state: 'paid' })
	expect((await mails()).map(({ subject }) => subject).toSorted()).toEqual([
		'Payment received: €20.00',
		'Payment received: €25.00',
	])
	expect(await as(house.coach).do(chargeCard, { obligationId: owed.obligationId })).toMatchObject({
		code: 'payments_already_paid',
	})
})

test('10.4 without a card on file there is nothing to charge', async () => {
	const { obligationId } = await sold(house)
	expect(await as(house.coach).do(chargeCard, { obligationId })).toMatchObject({ code: 'charges_no_card' })
})

test('24–27 off-session the bank wants its holder: a link is mailed, nothing is cancelled; they fail, try again, and pay the same intent', async () => {
	await keeps('4000002760003184')
	await mails()
	const owed = await sold(house)
	const chargeId = await charged(owed)
	expect(await mine(chargeId)).toMatchObject({ state: 'needs_client_action', mayConfirm: true })
	const [mail, ...more] = await mails()
	expect(mail?.subject).toBe('Your bank wants you to confirm €45.00')
	expect(mail?.text).toContain(`/pay/${chargeId}`)
	expect(more).toEqual([])
	// 25: its payment_failed event makes us look again: nothing changes, nobody is told twice.
	await lookAtCharge(house.id, chargeId, 'also if over')
	expect(await mine(chargeId)).toMatchObject({ state: 'needs_client_action' })
	expect(await mails()).toEqual([])
	const confirm = async () => {
		must(await as(house.client).do(confirmCharge, { chargeId }))
		await lookAtCharge(house.id, chargeId)
		return (await mine(chargeId)).actionUrl ?? ''
	}
	await answersBank(await confirm(), 'fail')
	await lookAtCharge(house.id, chargeId)
	expect(await mine(chargeId)).toMatchObject({
		state: 'needs_client_action',
		mayConfirm: true,
		decline: 'authentication',
	})
	const again = await confirm()
	// 27: the page is reloaded meanwhile.
	await lookAtCharge(house.id, chargeId)
	expect((await mine(chargeId)).actionUrl).toBe(again)
	await answersBank(again, 'complete')
	await lookAtCharge(house.id, chargeId)
	expect(await mine(chargeId)).toMatchObject({ state: 'paid' })
	expect(await seen(owed)).toMatchObject({ state: 'paid' })
	expect(
		fake
			.all('payment_intent')
			.filter(({ metadata }) => (metadata as Record<string, string>).touchline_charge === chargeId),
	).toHaveLength(1)
})

test('26 with the client there, their bank asks on the way, and the same payment goes through', async () => {
	const cardId = await keeps('4000002760003184')
	const owed = await sold(house)
	const chargeId = await pressPay(house, [owed], { cardId })
	const { actionUrl } = await mine(chargeId)
	expect(await answersBank(actionUrl ?? '', 'complete')).toContain(`/pay/${chargeId}`)
	await lookAtCharge(house.id, chargeId)
	expect(await mine(chargeId)).toMatchObject({ state: 'paid' })
})

test('28–30 a declined card: the attempt is over, why is known, its payment is closed there, the coach sees it', async () => {
	await keeps('4000000000000341')
	const owed = await sold(house)
	const chargeId = await charged(owed)
	expect(await rowOf(house, chargeId)).toMatchObject({
		state: 'failed',
		decline: 'card',
		decline_code: 'generic_decline',
	})
	expect(fake.all('payment_intent').at(-1)).toMatchObject({ status: 'canceled' })
	expect((await as(house.coach).ask(attention, {})).rows).toMatchObject([
		{ kind: 'declined', chargeId, detail: 'generic_decline' },
	])
	// Another way is open at once.
	expect(await mine(await pressPay(house, [owed]))).toMatchObject({ state: 'open' })
})

test('15 the charge of a card is never answered: found and settled, never charged again', async () => {
	const cardId = await keeps()
	const owed = await sold(house)
	for (const fault of ['fail after', 'close after'] as const) {
		const thing = fault === 'fail after' ? owed : await sold(house)
		const before = fake.taken().length
		fake.fail('POST /v1/payment_intents', fault)
		const chargeId = await pressPay(house, [thing], { cardId })
		await lookAtCharge(house.id, chargeId)
		await lookAtCharge(house.id, chargeId)
		expect(await mine(chargeId)).toMatchObject({ state: 'paid' })
		expect(fake.taken()).toHaveLength(before + 1)
	}
})

test('2 given up for another way while the first answer is missing: the first is found, what it took counts, the second never begins', async () => {
	const cardId = await keeps()
	const owed = await sold(house)
	fake.fail('POST /v1/payment_intents', 'fail after')
	const first = await pressPay(house, [owed], { cardId })
	expect(await mine(first)).toMatchObject({ state: 'unknown' })
	const sessions = fake.all('checkout.session').length
	const second = await pressPay(house, [owed])
	expect(second).not.toBe(first)
	await drain()
	expect(await mine(first)).toMatchObject({ state: 'paid' })
	await lookAtCharge(house.id, second)
	expect(await mine(second)).toMatchObject({ state: 'cancelled' })
	expect(fake.all('checkout.session')).toHaveLength(sessions)
})

test('31 the studio charges while the client is paying: refused, one charge', async () => {
	await keeps()
	const owed = await sold(house)
	await pressPay(house, [owed])
	expect(await as(house.coach).do(chargeCard, { obligationId: owed.obligationId })).toMatchObject({
		code: 'charges_underway',
	})
})

test('32 the last card goes while something is to pay: they are told so before; another card takes its place', async () => {
	const first = await keeps()
	const second = await keeps('5555555555554444')
	must(await as(house.client).do(chooseDefaultCard, { cardId: second }))
	expect((await cards()).map(({ id, isDefault }) => [id, isDefault])).toEqual([
		[second, true],
		[first, false],
	])
	expect(must(await as(house.client).do(removeCard, { cardId: second }))).toEqual({ cardId: second })
	await drain()
	expect(
		fake.all('payment_method').find(({ card }) => (card as { last4: string }).last4 === '4444'),
	).toMatchObject({ customer: null })
	expect(await cards()).toMatchObject([{ id: first, isDefault: true }])
	await sold(house)
	const looked = await as(house.client).preview(removeCard, { cardId: first })
	expect(looked).toMatchObject({
		effects: [{ kind: 'goes' }, { kind: 'note', text: expect.stringContaining('no other card') }],
	})
})

test('33 the bank sends another card: its date follows, nobody is told', async () => {
	const cardId = await keeps()
	await mails()
	const { method_id } = await within(house.id, (db) =>
		db.selectFrom('card').selectAll().where('id', '=', cardId).executeTakeFirstOrThrow(),
	)
	fake.renewCard(method_id, 7, 2039)
	await lookAtCard(house.id, method_id)
	expect(await cards()).toMatchObject([{ expMonth: 7, expYear: 2039 }])
	expect(await mails()).toEqual([])
})

test('9.5 a card is added without paying, once they agree; also where the bank asks', async () => {
	expect(await as(house.client).do(beginCardSetup, { consent: false as true })).toMatchObject({
		code: 'invalid',
	})
	for (const number of ['4242424242424242', '4000002500003155']) {
		const { setupId } = must(await as(house.client).do(beginCardSetup, { consent: true }))
		await lookAtSetup(house.id, setupId)
		const row = await within(house.id, (db) =>
			db.selectFrom('card_setup').selectAll().where('id', '=', setupId).executeTakeFirstOrThrow(),
		)
		const next = await entersCard(row.action_url ?? '', number)
		if (next.startsWith(fake.url)) await answersBank(next, 'complete')
		await Promise.all([lookAtSetup(house.id, setupId), lookAtSetup(house.id, setupId)])
	}
	expect((await cards()).map(({ last4, isDefault }) => [last4, isDefault])).toEqual([
		['4242', true],
		['3155', false],
	])
})
