/**
 * Money is a whole number of a currency's smallest units (11.2): 4500 EUR is 45.00 €, 4500 JPY is 4,500 ¥. How many decimals
 * a currency has stands here and not in the runtime's tables, which differ between versions: a changed table would change amounts.
 */
const zeroDecimals = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '))
const threeDecimals = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '))

/** Decimals of a currency's amounts: 2 for EUR, 0 for JPY, 3 for TND. */
export const decimalsOf = (currency: string): 0 | 2 | 3 =>
	zeroDecimals.has(currency) ? 0 : threeDecimals.has(currency) ? 3 : 2

/**
 * What somebody typed as smallest units: "45", "45,5" and "45.50" are 4500, 4550 and 4550 with two decimals. Null for what is no
 * amount, has more decimals than the currency, or is longer than any price.
 */
export function readAmount(text: string, decimals: number): number | null {
	const match = /^(\d{1,12})(?:[.,](\d{0,4}))?$/.exec(text.replaceAll(/[\s\u00a0\u202f]/g, ''))
	if (!match) return null
	const [, whole = '', part = ''] = match
	if (part.length > decimals) return null
	const minor = Number(whole + part.padEnd(decimals, '0'))
	return Number.isSafeInteger(minor) ? minor : null
}

/** Smallest units as one types them: 4550 with two decimals is "45.50". */
export function writeAmount(minor: number, decimals: number): string {
	if (decimals === 0) return String(minor)
	const digits = String(minor).padStart(decimals + 1, '0')
	return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
