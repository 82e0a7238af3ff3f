import { beforeEach, expect, test } from 'vitest'
import { bookAppointment } from '#features/appointments/use-cases/book-appointment.ts'
import { completeAppointment } from '#features/appointments/use-cases/complete-appointment.ts'
import { createAppointment } from '#features/appointments/use-cases/create-appointment.ts'
import { archiveClients } from '#features/clients/use-cases/archive-clients.ts'
import { myPayments } from '#features/payments/queries/my-payments.ts'
import { revenue } from '#features/payments/queries/revenue.ts'
import { myReceipts } from '#features/receipts/queries/receipts.ts'
import { bookable, openHours } from '#features/testing/appointments.ts'
import { drain, posted, useHouse } from '#features/testing/house.ts'
import { hasPackage, packageNow, paysPackage } from '#features/testing/packages.ts'
import { as, staffMember, studio, type TestStudio, within } from '#features/testing/studio.ts'
import { setClock } from '#platform/clock.ts'
import { must } from '#platform/perform.ts'
import { myPackage, myPackages } from './queries/my-packages.ts'
import { ofClient } from './queries/of-client.ts'
import { packages } from './queries/packages.ts'
import { onSale, templates } from './queries/templates.ts'
import { buyPackage } from './use-cases/buy-package.ts'
import { createTemplate } from './use-cases/create-template.ts'
import { editTemplate } from './use-cases/edit-template.ts'
import { makePackage } from './use-cases/make-package.ts'
import { openPackage } from './use-cases/open-package.ts'
import { refundPackage } from './use-cases/refund-package.ts'
import { sellPackage } from './use-cases/sell-package.ts'
import { withdrawPackage } from './use-cases/withdraw-package.ts'

useHouse()
let house: TestStudio
let typeId: string
const clock = (at: string) => setClock(() => new Date(at))
beforeEach(async () => {
	clock('2026-03-01T09:00:00Z')
	house = await studio()
	await openHours(house)
	typeId = await bookable(house, { priceMinor: 4500 })
	await drain()
	posted.length = 0
})

const terms = { name: '10 sessions', sessions: 10, priceMinor: 40_000, onSale: true }
const offered = async (more: object = {}): Promise<string> =>
	must(await as(house.owner).do(createTemplate, { ...terms, ...more })).templateId
const subjects = async () => {
	await drain()
	return posted.splice(0).map(({ subject }) => subject)
}
const trained = async (count: number): Promise<void> => {
	for (let n = 0; n < count; n++) {
		const startsAt = `2026-02-${10 + n}T09:00`
		const planned = { typeId, clientIds: [house.client.id], startsAt, notify: false }
		const { appointmentIds } = must(await as(house.coach).do(createAppointment, planned))
		must(await as(house.coach).do(completeAppointment, { appointmentId: appointmentIds[0] ?? '' }))
	}
}

test('10.1, I14 a client buys at the studio’s price, once however often they press; a later price changes nothing', async () => {
	const templateId = await offered()
	expect((await as(house.client).ask(onSale, {})).templates).toMatchObject([
		{ name: '10 sessions', rateMinor: 4000 },
	])
	const { packageId } = must(await as(house.client).do(buyPackage, { templateId }))
	expect(must(await as(house.client).do(buyPackage, { templateId })).packageId).toBe(packageId)
	must(await as(house.owner).do(editTemplate, { ...terms, templateId, priceMinor: 50_000, version: 1 }))
	expect(await as(house.owner).do(editTemplate, { ...terms, templateId, version: 1 })).toMatchObject({
		code: 'stale',
	})
	expect((await as(house.client).ask(myPayments, {})).due).toMatchObject([
		{ title: '10 sessions', openMinor: 40_000 },
	])
	expect(await as(house.client).ask(myPackage, { packageId })).toMatchObject({ state: 'unpaid', free: 10 })
	await paysPackage(house, packageId)
	expect(await as(house.client).ask(myPackages, {})).toMatchObject({
		packages: [{ state: 'active', rateMinor: 4000 }],
	})
	expect(await subjects()).toEqual(
		expect.arrayContaining(['10 sessions: 10 sessions', 'Amélie Durand has bought “10 sessions”']),
	)
	const second = must(await as(house.client).do(buyPackage, { templateId })).packageId
	expect(second).not.toBe(packageId)
	expect((await packageNow(house, second)).priceMinor).toBe(50_000)
})

test('10.1 what isn’t on sale can’t be bought, by its id neither; the coach sells it; names on sale differ', async () => {
	const templateId = await offered({ onSale: false })
	expect(await as(house.client).do(buyPackage, { templateId })).toMatchObject({
		ok: false,
		code: 'not_found',
	})
	const { packageId } = must(await as(house.coach).do(sellPackage, { clientId: house.client.id, templateId }))
	expect((await packageNow(house, packageId)).state).toBe('unpaid')
	await offered()
	const twice = await as(house.owner).do(createTemplate, { ...terms, name: '10 SESSIONS' })
	expect(twice).toMatchObject({ ok: false, code: 'packages_name_taken' })
	const elsewhere = await studio()
	const foreign = { ...terms, name: 'Other', coachId: elsewhere.coach.id }
	expect(await as(house.owner).do(createTemplate, foreign)).toMatchObject({ code: 'not_found' })
	expect((await as(house.coach).ask(templates, {})).templates.map(({ onSale }) => onSale)).toEqual([
		true,
		false,
	])
})

test('10.1 the shares of a package are its price to the cent, or the database refuses it', async () => {
	const packageId = await hasPackage(house, { sessions: 3, priceMinor: 10_000 })
	const values = await within(house.id, (db) =>
		db.selectFrom('credit').select('value_minor').orderBy('number').execute(),
	)
	expect(values.map(({ value_minor }) => Number(value_minor))).toEqual([3334, 3333, 3333])
	expect((await packageNow(house, packageId)).rateMinor).toBe(3333)
	const cheat = within(house.id, async (db) => {
		const row = {
			studio_id: house.id,
			id: crypto.randomUUID(),
			package_id: packageId,
			number: 4,
			value_minor: 1,
		}
		await db.insertInto('credit').values(row).execute()
	})
	await expect(cheat).rejects.toThrow('out of balance')
})

test('10.2 sold by the coach and paid at once: looked at ahead, usable, with its receipt and in the month’s revenue', async () => {
	const given = { clientId: house.client.id, ...terms, paidBy: 'cash' as const }
	const ahead = await as(house.coach).preview(makePackage, given)
	expect(ahead.ok && ahead.effects.map(({ text }) => text)).toEqual([
		...['“10 sessions”: 10 sessions', '€400.00 to pay for it', 'Sessions can be booked once it is paid.'],
		...['Amélie Durand: 10 sessions is settled', 'Amélie Durand is told'].map(() => expect.any(String)),
	])
	expect((await as(house.coach).ask(ofClient, { clientId: house.client.id })).packages).toEqual([])
	const { packageId } = must(await as(house.coach).do(makePackage, given))
	expect(await packageNow(house, packageId)).toMatchObject({
		state: 'active',
		openMinor: 0,
		paidMinor: 40_000,
	})
	expect(await subjects()).toEqual(['10 sessions: 10 sessions'])
	expect((await as(house.client).ask(myReceipts, {})).receipts).toMatchObject([{ totalMinor: 40_000 }])
	await trained(3)
	const { months } = await as(house.owner).ask(revenue, {})
	expect(JSON.stringify(months)).toContain('40000')
	expect(JSON.stringify(months)).not.toContain('4500')
})

test('10.2 a package that costs nothing is there at once; an archived client gets none; assistants see none', async () => {
	const packageId = await hasPackage(house, { priceMinor: 0, paidBy: null })
	expect(await packageNow(house, packageId)).toMatchObject({ state: 'active', obligationId: null })
	const assistant = await staffMember(house.id, 'assistant')
	const sale = { clientId: house.client.id, ...terms }
	expect(await as(assistant).do(makePackage, sale)).toMatchObject({ ok: false, code: 'not_found' })
	await expect(as(assistant).ask(packages, {})).rejects.toThrow()
	must(await as(house.coach).do(archiveClients, { clientIds: [house.client.id] }))
	expect(await as(house.coach).do(makePackage, sale)).toMatchObject({ ok: false, code: 'packages_archived' })
})

test('10.2 unpaid, it is withdrawn by whoever bought it, whole; paid or in use it isn’t', async () => {
	const templateId = await offered()
	const { packageId } = must(await as(house.client).do(buyPackage, { templateId }))
	expect(await as(house.otherClient).do(withdrawPackage, { packageId })).toMatchObject({ code: 'not_found' })
	must(await as(house.client).do(withdrawPackage, { packageId }))
	expect((await as(house.client).ask(myPayments, {})).due).toEqual([])
	expect(await packageNow(house, packageId)).toMatchObject({ state: 'withdrawn', free: 0 })
	expect(await as(house.client).do(withdrawPackage, { packageId })).toMatchObject({ code: 'packages_over' })
	const paid = await hasPackage(house)
	expect(await as(house.client).do(withdrawPackage, { packageId: paid })).toMatchObject({
		code: 'packages_paid',
	})
	const open = await hasPackage(house, { paidBy: null })
	must(await as(house.coach).do(openPackage, { packageId: open }))
	expect(await as(house.coach).do(openPackage, { packageId: open })).toMatchObject({
		code: 'packages_not_waiting',
	})
	must(await as(house.coach).do(refundPackage, { packageId: paid, method: 'cash', notify: false }))
	must(await as(house.client).do(bookAppointment, { typeId, startsAt: '2026-03-10T09:00:00Z' }))
	expect(await as(house.coach).do(withdrawPackage, { packageId: open })).toMatchObject({
		code: 'packages_in_use',
	})
})

test('1.4, I29, I30 whose package it isn’t, it isn’t there', async () => {
	const packageId = await hasPackage(house)
	const elsewhere = await studio()
	for (const actor of [house.otherClient, elsewhere.client])
		await expect(as(actor).ask(myPackage, { packageId })).rejects.toThrow()
	const notMine = await staffMember(house.id, 'coach')
	const refund = { packageId, method: 'cash' as const }
	expect(await as(notMine).do(refundPackage, refund)).toMatchObject({ ok: false, code: 'not_found' })
	expect(await as(elsewhere.owner).do(refundPackage, refund)).toMatchObject({ ok: false, code: 'not_found' })
	expect((await as(notMine).ask(packages, {})).packages).toEqual([])
	expect(await as(house.coach).ask(packages, {})).toMatchObject({
		packages: [{ id: packageId }],
		counts: { active: 1 },
	})
})

test('10.6 a package made for one client may say that nothing follows by itself; both read it', async () => {
	const usual = await hasPackage(house)
	const packageId = await hasPackage(house, { noRenewal: true })
	expect((await packageNow(house, usual)).offersRenewal).toBe(true)
	expect((await packageNow(house, packageId)).offersRenewal).toBe(false)
	expect(await as(house.client).ask(myPackage, { packageId })).toMatchObject({ offersRenewal: false })
	const given = { clientId: house.client.id, name: 'Last ones', sessions: 2, priceMinor: 8000 }
	const seen = await as(house.coach).do(makePackage, { ...given, noRenewal: true })
	expect(seen.ok && seen.effects.map(({ text }) => text)).toContain(
		'No session follows by itself once it is used up.',
	)
})
