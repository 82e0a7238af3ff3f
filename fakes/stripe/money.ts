import { invalid } from './wire/refusal.ts'

// Stripe's published minimums, in the amounts of its API; elsewhere the equivalent of half a dollar, which we can't know.
const minimums: Record<string, number> = {
	...{
		usd: 50,
		aed: 200,
		aud: 50,
		brl: 50,
		cad: 50,
		chf: 50,
		czk: 1500,
		dkk: 250,
		eur: 50,
		gbp: 30,
		hkd: 400,
	},
	...{ huf: 17500, inr: 50, jpy: 50, mxn: 1000, myr: 200, nok: 300, nzd: 50, pln: 200, ron: 200, sek: 300 },
	...{ sgd: 50, thb: 1000 },
}
// A table of Stripe's own, not the studio's: what is tested against it must not share its mistakes.
const zeroDecimals = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '))
const threeDecimals = new Set('bhd jod kwd omr tnd'.split(' '))
// No decimals in the world, but Stripe counts them in hundredths, which must be whole.
const wholeHundreds = new Set(['isk', 'ugx'])

/** Decimals of an amount on Stripe's wire. */
export const wireDecimals = (currency: string) =>
	zeroDecimals.has(currency) ? 0 : threeDecimals.has(currency) ? 3 : 2

const shown = (amount: number, currency: string) =>
	`${(amount / 10 ** wireDecimals(currency)).toFixed(wireDecimals(currency))} ${currency}`

/** Stripe's own limits of an amount to charge. */
export function checkAmount(amount: number, currency: string, param = 'amount'): void {
	if (!/^[a-z]{3}$/.test(currency)) throw invalid(`Invalid currency: ${currency}.`, { param: 'currency' })
	if (amount < 1)
		throw invalid('This value must be greater than or equal to 1.', {
			code: 'parameter_invalid_integer',
			param,
		})
	const minimum = minimums[currency] ?? 1
	if (amount < minimum)
		throw invalid(`Amount must be at least ${shown(minimum, currency)}`, { code: 'amount_too_small', param })
	if (amount > 99_999_999)
		throw invalid(`Amount must be no more than ${shown(99_999_999, currency)}`, {
			code: 'amount_too_large',
			param,
		})
	checkDigits(amount, currency, param)
}

/** KWD and its like end with 0, ISK and UGX with 00. */
export function checkDigits(amount: number, currency: string, param = 'amount'): void {
	const step = wholeHundreds.has(currency) ? 100 : wireDecimals(currency) === 3 ? 10 : 1
	if (amount % step !== 0)
		throw invalid(`Invalid amount: ${amount}. Amounts in ${currency} must be divisible by ${step}.`, {
			code: 'parameter_invalid_integer',
			param,
		})
}

/** What Stripe keeps of a card payment: 1.5 % and 25 hundredths, as on a European account. */
export const feeOf = (amount: number) => Math.round(amount * 0.015) + 25
