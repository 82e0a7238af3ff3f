import type { Price, Pricing } from '../fields.ts'

export type GivenPrice = {
	pricing?: Pricing | undefined
	priceMinor?: number | undefined
	every?: number | undefined
	unit?: 'week' | 'month' | undefined
	taxBp?: number | null | undefined
}

/** A price as it stands in a row, of a program or of a subscription to one. */
export type PriceRow = {
	price_minor: number | null
	price_currency: string | null
	price_every: number | null
	price_unit: string | null
	price_tax_bp: number | null
}

const free: PriceRow = {
	...{ price_minor: null, price_currency: null, price_every: null, price_unit: null, price_tax_bp: null },
}

/** 3.5: the price somebody sets: none, once, or again each month unless they say how often. Null where its amount is missing. */
export function priceRow(given: GivenPrice & { pricing: Pricing }, currency: string): PriceRow | null {
	const { pricing, priceMinor, every = 1, unit = 'month', taxBp = null } = given
	if (pricing === 'free') return free
	if (priceMinor === undefined) return null
	const regular = pricing === 'regular'
	return {
		...{ price_minor: priceMinor, price_currency: currency, price_tax_bp: taxBp },
		...{ price_every: regular ? every : null, price_unit: regular ? unit : null },
	}
}

/** What a program costs its clients. A plan costs nothing: a price it had is kept for the way back (3.4). */
export function priceOf(row: { [K in keyof PriceRow]: unknown } & { type: string }): Price | null {
	if (row.type === 'plan' || row.price_minor === null) return null
	return {
		amountMinor: Number(row.price_minor),
		currency: row.price_currency as string,
		every: row.price_every as number | null,
		unit: row.price_unit as Price['unit'],
		taxBp: row.price_tax_bp as number | null,
	}
}

/** A price as whoever sets it says it. */
export const givenOf = (price: Price | null): GivenPrice =>
	price === null
		? { pricing: 'free' }
		: {
				...{
					pricing: price.every === null ? 'once' : 'regular',
					priceMinor: price.amountMinor,
					taxBp: price.taxBp,
				},
				...(price.every === null ? {} : { every: price.every, unit: price.unit ?? 'month' }),
			}
