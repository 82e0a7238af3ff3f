import { decimalsOf } from './currency.ts'

/**
 * Amounts as the card provider counts them (20, 21). Its decimals are not always the currency's: króna and shilling are sent with
 * two that are always zero, ariary with none, and of three the last is zero. Null: this amount can't be sent.
 */
const zeroOnWire = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '))
const threeOnWire = new Set('BHD JOD KWD OMR TND'.split(' '))

const decimalsOnWire = (currency: string): number =>
	zeroOnWire.has(currency) ? 0 : threeOnWire.has(currency) ? 3 : 2

/** The provider takes at most eight digits. */
const mostOnWire = 99_999_999

/** The least the provider takes, on the wire, where it says one; elsewhere about half a dollar, which it checks itself. */
const leastOnWire: Record<string, number> = {
	...{
		USD: 50,
		AED: 200,
		AUD: 50,
		BGN: 100,
		BRL: 50,
		CAD: 50,
		CHF: 50,
		CZK: 1500,
		DKK: 250,
		EUR: 50,
		GBP: 30,
	},
	...{ HKD: 400, HUF: 17_500, INR: 50, JPY: 50, MXN: 1000, MYR: 200, NOK: 300, NZD: 50, PLN: 200, RON: 200 },
	...{ SEK: 300, SGD: 50, THB: 1000 },
}

/** Smallest units as the provider wants them, or null where it would refuse the amount. */
export function toWire(minor: number, currency: string): number | null {
	const shift = decimalsOnWire(currency) - decimalsOf(currency)
	const wire = shift >= 0 ? minor * 10 ** shift : minor / 10 ** -shift
	if (!Number.isSafeInteger(wire) || wire > mostOnWire) return null
	if (threeOnWire.has(currency) && wire % 10 !== 0) return null
	return wire
}

/** Whether a client can pay this much by card: the provider would take it. */
export function payableByCard(minor: number, currency: string): boolean {
	const wire = toWire(minor, currency)
	return wire !== null && wire > 0 && wire >= (leastOnWire[currency] ?? 1)
}

/** The provider's amount in our smallest units; null where it has more decimals than the currency. */
export function fromWire(wire: number, currency: string): number | null {
	const shift = decimalsOf(currency) - decimalsOnWire(currency)
	const minor = shift >= 0 ? wire * 10 ** shift : wire / 10 ** -shift
	return Number.isSafeInteger(minor) ? minor : null
}
