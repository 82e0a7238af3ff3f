import { beforeAll, beforeEach, expect, test } from 'vitest'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { type Sold, sold } from '#features/testing/payables.ts'
import { as, studio, type TestStudio } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { kindTitle, type MessageKind } from '#platform/telling/kinds.ts'
import { clientAnnounced } from './emails/client-announced.ts'
import { paymentConfirmed } from './emails/payment-confirmed.ts'
import { paymentRefunded } from './emails/payment-refunded.ts'
import { myPayments } from './queries/my-payments.ts'
import { obligation } from './queries/obligation.ts'
import { settings } from './queries/settings.ts'
import { announcePayment } from './use-cases/announce-payment.ts'
import { changePaymentSettings } from './use-cases/change-payment-settings.ts'
import { recordPayment } from './use-cases/record-payment.ts'

useHouse()
const clock = (at: string) => setClock(() => new Date(at))
beforeAll(() => clock('2026-03-05T08:00:00Z'))

const mails = async () => {
	await drain()
	return posted.splice(0)
}
beforeEach(async () => {
	clock('2026-03-05T08:00:00Z')
	await mails()
})

const seen = (house: TestStudio, { obligationId }: Sold) => as(house.coach).ask(obligation, { obligationId })
const paid = async (house: TestStudio, { obligationId }: Sold, more: object = {}) =>
	must(await as(house.coach).do(recordPayment, { obligationId, method: 'cash', ...more })).paymentId

test('21 currencies without decimals and with three are kept in their own smallest units', async () => {
	const house = await studio()
	const yen = await sold(house, { priceMinor: 5000, currency: 'JPY' })
	const dinar = await sold(house, { priceMinor: 5125, currency: 'KWD' })
	const total = (await as(house.client).ask(myPayments, {})).total
	expect(total).toEqual([
		{ minor: 5000, currency: 'JPY' },
		{ minor: 5125, currency: 'KWD' },
	])
	await paid(house, dinar)
	await paid(house, yen)
	const sent = await mails()
	expect(sent.map(({ subject }) => subject).sort()).toEqual([
		'Payment received: JP¥5,000',
		'Payment received: KWD\u00a05.125',
	])
})

test('11.5 paying sends the client a confirmation with what is left; none when the coach unticks it, none of a preview', async () => {
	const house = await studio()
	const owed = await sold(house)
	const { obligationId } = owed
	const looked = await as(house.coach).preview(recordPayment, {
		obligationId,
		method: 'cash',
		amountMinor: 2000,
	})
	expect(looked).toMatchObject({
		effects: [
			{ kind: 'changes', text: 'Amélie Durand: €25.00 still to pay for Technique, was €45.00' },
			{ kind: 'told', text: 'Amélie Durand gets a message' },
		],
	})
	await paid(house, owed, { amountMinor: 1000, notify: false })
	expect(await mails()).toEqual([])
	await paid(house, owed, { amountMinor: 1500, method: 'transfer' })
	const [mail] = await mails()
	expect(mail?.subject).toBe('Payment received: €15.00')
	expect(mail?.text).toMatch(/Technique on .*2 Mar 2026[\s\S]*Bank transfer[\s\S]*Still to pay: €20\.00/)
	await paid(house, owed)
	expect((await mails())[0]?.text).not.toContain('Still to pay')
})

test('11.1 a client reads the total, the studio’s instructions and a reference, and says once that it is sent: no money moves', async () => {
	const house = await studio()
	const owed = await sold(house)
	await sold(house, { priceMinor: 1000, title: 'Later', forAt: new Date('2026-04-02T09:00:00Z') })
	must(
		await as(house.owner).do(changePaymentSettings, {
			instructions: 'IBAN FR76 1234',
			referencePattern: 'TL {code} {name}',
			methods: ['transfer'],
		}),
	)
	const mine = await as(house.client).ask(myPayments, {})
	expect(mine).toMatchObject({
		total: [{ minor: 5500, currency: 'EUR' }],
		toAnnounce: 2,
		instructions: 'IBAN FR76 1234',
		reference: expect.stringMatching(/^TL [2-9A-Z]{6} DURAND$/),
	})
	expect(must(await as(house.client).do(announcePayment, {}))).toEqual({ count: 2 })
	expect(await as(house.client).do(announcePayment, {})).toMatchObject({ code: 'payments_announced' })
	const [mail] = await mails()
	expect(mail?.subject).toBe('Amélie Durand says that €55.00 is on its way')
	expect(mail?.text).toContain(mine.reference)
	expect(await seen(house, owed)).toMatchObject({ state: 'pending', openMinor: 4500 })
	expect((await seen(house, owed)).announcedAt).not.toBeNull()
	// What is then left is another amount: it can be said again.
	expect(
		await as(house.coach).do(recordPayment, { obligationId: owed.obligationId, method: 'cash' }),
	).toMatchObject({
		code: 'payments_method_off',
	})
	await paid(house, owed, { method: 'transfer', amountMinor: 500 })
	expect(must(await as(house.client).do(announcePayment, { obligationId: owed.obligationId }))).toEqual({
		count: 1,
	})
	expect(await as(house.otherClient).do(announcePayment, { obligationId: owed.obligationId })).toMatchObject({
		code: 'not_found',
	})
	expect(await as(house.otherClient).do(announcePayment, {})).toMatchObject({ code: 'payments_nothing_open' })
})

test('11.1 a reference pattern says something and knows two words; settings are the owner’s', async () => {
	const house = await studio()
	const change = (input: object, who = house.owner) => as(who).do(changePaymentSettings, input)
	for (const referencePattern of ['{iban}', '{code', ''])
		expect(await change({ referencePattern })).toMatchObject({ code: 'payments_reference_pattern' })
	expect(await change({ methods: [] })).toMatchObject({ code: 'invalid' })
	expect(await change({ instructions: 'x' }, house.coach)).toMatchObject({ code: 'not_found' })
	expect(must(await change({ instructions: 'x', version: 1 }))).toEqual({ version: 2 })
	expect(await change({ instructions: 'y', version: 1 })).toMatchObject({ code: 'stale' })
	expect(await as(house.owner).ask(settings, {})).toMatchObject({ instructions: 'x' })
})

test.each(['en', 'fr'] as const)(
	'11.5 what is told of money reads well in %s, with and without a rest',
	(locale) => {
		for (const kind of [paymentConfirmed, paymentRefunded, clientAnnounced] as MessageKind[]) {
			const full = kind.example?.(locale) ?? {}
			for (const params of [full, { ...full, open: '' }]) {
				const said = `${kind.subject(params, locale, 'vous')} ${kind.body(params, locale, 'vous')}`
				expect(said).not.toMatch(/[{}]|undefined|«\s*»| {2}|:\s*$|\n\n\n/)
				expect(said).toMatch(/45[.,]00/)
			}
			expect(kindTitle(kind, locale)).not.toMatch(/[{}…]/)
		}
	},
)
