import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { obligation } from '#features/payments/queries/obligation.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { type Sold, sold } from '#features/testing/payables.ts'
import { cardStudio, entersCard, listens, pressPay, rowOf, useStripe } from '#features/testing/stripe.ts'
import { as, type TestStudio, within } from '#features/testing/studio.ts'
import { must } from '#platform/perform.ts'
import type { FakeStripe } from '../../../fakes/stripe/server.ts'
import { lookAtCharge } from './looking/look-at-charge.ts'
import { stripeSettings } from './queries/settings.ts'
import { receiveFromStripe } from './transfers/receive.ts'
import { addSigningSecret } from './use-cases/add-signing-secret.ts'
import { refundCharge } from './use-cases/refund-charge.ts'
import { removeSigningSecret } from './use-cases/remove-signing-secret.ts'

useHouse()
let fake: FakeStripe
let house: TestStudio
let secret: string
beforeAll(async () => {
	fake = await useStripe()
})
afterAll(() => fake.close())
beforeEach(async () => {
	house = await cardStudio(fake)
	secret = await listens(house)
	await drain()
	posted.length = 0
})

const seen = ({ obligationId }: Sold) => as(house.coach).ask(obligation, { obligationId })
const signed = (body: string, by = secret, at = Math.floor(Date.now() / 1000)) =>
	`t=${at},v1=${createHmac('sha256', by).update(`${at}.${body}`).digest('hex')}`
const post = async (body: string, signature: string | null = signed(body), to = house.id) => {
	const headers: Record<string, string> = signature === null ? {} : { 'stripe-signature': signature }
	const request = new Request(`http://localhost/hooks/stripe/${to}`, { method: 'POST', body, headers })
	return (await receiveFromStripe(to, request)).status
}
/** What the fake would have sent about a charge of ours. */
const eventsOf = (chargeId: string): Record<string, unknown>[] =>
	fake.all('event').filter((event) => JSON.stringify(event).includes(chargeId))
const stored = () =>
	within(house.id, async (db) => {
		const { rows } = await sql<{ count: number }>`select count(*)::int as count from provider_event`.execute(
			db,
		)
		return rows[0]?.count
	})

/** Paid on the hosted page; nobody came back. */
async function paid(): Promise<{ owed: Sold; chargeId: string }> {
	const owed = await sold(house)
	const chargeId = await pressPay(house, [owed])
	await entersCard((await rowOf(house, chargeId)).action_url ?? '', '4242424242424242')
	return { owed, chargeId }
}
const completed = (chargeId: string) =>
	JSON.stringify(eventsOf(chargeId).find(({ type }) => type === 'checkout.session.completed'))

test('4, 8, HOOK-05 the event comes before its client, twenty times at once: one effect, all are answered 200, one mail', async () => {
	const { owed, chargeId } = await paid()
	const body = completed(chargeId)
	expect(new Set(await Promise.all(Array.from({ length: 20 }, () => post(body))))).toEqual(new Set([200]))
	expect(await stored()).toBe(1)
	await drain()
	expect(await seen(owed)).toMatchObject({ state: 'paid', lines: [{}, { kind: 'payment' }] })
	await lookAtCharge(house.id, chargeId)
	await drain()
	expect(posted.splice(0)).toHaveLength(1)
})

test('9, HOOK-07 every event there is of a payment and its refund, in any order: one effect, and it ends refunded', async () => {
	const { owed, chargeId } = await paid()
	await lookAtCharge(house.id, chargeId)
	const { intent_id } = await rowOf(house, chargeId)
	must(await as(house.coach).do(refundCharge, { chargeId, obligationId: owed.obligationId }))
	await drain()
	const events = fake.all('event').filter((each) => JSON.stringify(each).includes(String(intent_id)))
	expect(events.length).toBeGreaterThan(3)
	for (const order of [events.toReversed(), events, events.toSorted(() => Math.random() - 0.5)])
		for (const event of order) {
			expect(await post(JSON.stringify(event))).toBe(200)
			await drain()
		}
	const view = await seen(owed)
	expect(view).toMatchObject({ state: 'refunded', refundedMinor: 4500 })
	expect(view.lines.map(({ kind }) => kind)).toEqual(['owed', 'payment', 'refund'])
})

test('11, HOOK-01, HOOK-03 no signature, one byte changed, ten minutes old: 400, and nothing is stored', async () => {
	const { chargeId } = await paid()
	const body = completed(chargeId)
	const old = Math.floor(Date.now() / 1000) - 600
	expect(await post(body, null)).toBe(400)
	expect(await post(`${body} `, signed(body))).toBe(400)
	expect(await post(body, signed(body, secret, old))).toBe(400)
	expect(await post(body, 't=,v1=')).toBe(400)
	expect(await post('{"id":1}')).toBe(400)
	expect(await post('not json')).toBe(400)
	expect(await post(body, signed(body), '00000000-0000-7000-8000-000000000000')).toBe(400)
	expect(await post(body, signed(body), 'x')).toBe(400)
	expect(await stored()).toBe(0)
})

test('12 while a secret is replaced both count; once removed, what it signed is refused', async () => {
	const { chargeId } = await paid()
	const body = completed(chargeId)
	must(await as(house.owner).do(addSigningSecret, { signingSecret: 'whsec_thesecondone1234' }))
	expect(await as(house.owner).do(addSigningSecret, { signingSecret: secret })).toMatchObject({
		code: 'charges_secret_known',
	})
	expect(await post(body)).toBe(200)
	expect(await post(body, signed(body, 'whsec_thesecondone1234'))).toBe(200)
	const { secrets } = await as(house.owner).ask(stripeSettings, {})
	must(await as(house.owner).do(removeSigningSecret, { secretId: secrets[0]?.id ?? '' }))
	expect(await post(body)).toBe(400)
	expect(await post(body, signed(body, 'whsec_thesecondone1234'))).toBe(200)
})

test('13, HOOK-11 of another account, or of the other mode: taken note of in the log, and nothing else', async () => {
	const { owed, chargeId } = await paid()
	const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
	const event = JSON.parse(completed(chargeId))
	expect(await post(JSON.stringify({ ...event, account: 'acct_other' }))).toBe(200)
	expect(await post(JSON.stringify({ ...event, livemode: true }))).toBe(200)
	expect(warn).toHaveBeenCalledTimes(2)
	warn.mockRestore()
	expect(await stored()).toBe(0)
	await drain()
	expect(await seen(owed)).toMatchObject({ state: 'pending' })
})

test('HOOK-15 an event that names another studio’s charge is nothing here, and nothing there', async () => {
	const other = await cardStudio(fake)
	const { chargeId } = await paid()
	await listens(other)
	expect(await post(completed(chargeId), undefined, other.id)).toBe(200)
	await drain()
	expect(await rowOf(house, chargeId)).toMatchObject({ state: 'open' })
})

test('HOOK-13 an event is never believed: only what is fetched counts', async () => {
	const owed = await sold(house)
	const chargeId = await pressPay(house, [owed])
	const body = JSON.stringify({
		...{ id: 'evt_made_up', object: 'event', type: 'checkout.session.completed', livemode: false },
		data: {
			object: {
				id: 'cs_x',
				object: 'checkout.session',
				metadata: { touchline_charge: chargeId },
				payment_status: 'paid',
			},
		},
	})
	expect(await post(body)).toBe(200)
	await drain()
	expect(await rowOf(house, chargeId)).toMatchObject({ state: 'open' })
	expect(await seen(owed)).toMatchObject({ state: 'pending' })
})

test('HOOK-17 twenty megabytes are refused before they are read', async () => {
	const request = new Request('http://localhost/hooks', {
		method: 'POST',
		body: 'x'.repeat(20 * 1024 * 1024),
	})
	expect((await receiveFromStripe(house.id, request)).status).toBe(413)
})
