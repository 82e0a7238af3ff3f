import { expect, test } from 'vitest'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
import { drain, useHouse } from '#features/testing/house.ts'
import { type Sold, sold } from '#features/testing/payables.ts'
import { as, studio, type TestStudio } from '#features/testing/studio.ts'
import { must } from '#platform/perform.ts'
import { receipt } from './queries/receipt.ts'
import { receipts } from './queries/receipts.ts'
import { changeReceiptSettings } from './use-cases/change-receipt-settings.ts'

useHouse()

const pays = async (house: TestStudio, { obligationId }: Sold) => {
	must(await as(house.coach).do(recordPayment, { obligationId, method: 'cash', notify: false }))
	await drain()
}
const newest = async (house: TestStudio) => {
	const [row] = (await as(house.owner).ask(receipts, { limit: 1 })).receipts
	return as(house.owner).ask(receipt, { receiptId: row?.id ?? '' })
}

test('11.4 with VAT: the tax in what was paid is named, whichever way prices are shown; a change later changes nothing issued', async () => {
	const house = await studio()
	const say = async (input: object) => must(await as(house.owner).do(changeReceiptSettings, input))
	await say({ taxed: true, rateBp: 2000 })
	await pays(house, await sold(house, { priceMinor: 4999 }))
	const was = await newest(house)
	expect(was.receipt).toMatchObject({
		...{ netMinor: 4166, taxMinor: 833, totalMinor: 4999, exemption: '' },
		taxes: [{ rate: 2000, netMinor: 4166, taxMinor: 833 }],
		lines: [{ unitMinor: 4999 }],
	})
	await say({ rateBp: 550, shows: 'without_tax' })
	await pays(house, await sold(house, { priceMinor: 4999 }))
	expect((await newest(house)).receipt).toMatchObject({
		...{ taxes: [{ rate: 550, netMinor: 4738, taxMinor: 261 }], lines: [{ unitMinor: 4738 }] },
		paper: { rows: [['Technique', '02/03/2026', '1', '€47.38', '5.5%', '€47.38']] },
	})
	expect((await as(house.owner).ask(receipt, { receiptId: was.id })).receipt).toEqual(was.receipt)
})

test('11.4 a thing with a rate of its own is receipted at it, beside others at the studio’s; where no VAT is charged, neither is', async () => {
	const house = await studio()
	const say = async (input: object) => must(await as(house.owner).do(changeReceiptSettings, input))
	await say({ taxed: true, rateBp: 2000 })
	await pays(house, await sold(house, { priceMinor: 10_550, taxBp: 550 }))
	expect((await newest(house)).receipt).toMatchObject({
		...{ netMinor: 10_000, taxMinor: 550, taxes: [{ rate: 550, netMinor: 10_000, taxMinor: 550 }] },
	})
	await pays(house, await sold(house, { priceMinor: 12_000 }))
	expect((await newest(house)).receipt.taxes).toEqual([{ rate: 2000, netMinor: 10_000, taxMinor: 2000 }])
	await pays(house, await sold(house, { priceMinor: 12_000, taxBp: 0 }))
	expect((await newest(house)).receipt).toMatchObject({ netMinor: 12_000, taxMinor: 0 })
	await say({ taxed: false })
	await pays(house, await sold(house, { priceMinor: 10_550, taxBp: 550 }))
	expect((await newest(house)).receipt.taxes).toEqual([])
})
