import type { z } from 'zod'
import { packageInFull } from '#features/packages/queries/package.ts'
import { makePackage } from '#features/packages/use-cases/make-package.ts'
import { obligation } from '#features/payments/queries/obligation.ts'
import { recordPayment } from '#features/payments/use-cases/record-payment.ts'
import { must } from '#platform/perform.ts'
import { as, type TestStudio } from './studio.ts'

/** A package that the client of the house has, paid unless said otherwise. */
export async function hasPackage(
	house: TestStudio,
	more: Partial<z.input<typeof makePackage.input>> = {},
): Promise<string> {
	const terms = { name: '10 sessions', sessions: 10, priceMinor: 40_000, paidBy: 'transfer' as const }
	const given = { clientId: house.client.id, ...terms, notify: false, ...more }
	return must(await as(house.coach).do(makePackage, given)).packageId
}

export const packageNow = (house: TestStudio, packageId: string) =>
	as(house.owner).ask(packageInFull, { packageId })

/** How its sessions stand: to book, booked, used, forfeited, expired. */
export async function balance(house: TestStudio, packageId: string): Promise<number[]> {
	const { free, reserved, used, forfeited, expired } = await packageNow(house, packageId)
	return [free, reserved, used, forfeited, expired]
}

/** The coach records that it is paid. */
export async function paysPackage(
	house: TestStudio,
	packageId: string,
	amountMinor?: number,
): Promise<string> {
	const { obligationId } = await packageNow(house, packageId)
	const given = { obligationId: obligationId ?? '', method: 'transfer' as const, notify: false }
	return must(await as(house.coach).do(recordPayment, { ...given, ...(amountMinor ? { amountMinor } : {}) }))
		.paymentId
}

export const owedForPackage = async (house: TestStudio, packageId: string) => {
	const { obligationId } = await packageNow(house, packageId)
	return as(house.owner).ask(obligation, { obligationId: obligationId ?? '' })
}
