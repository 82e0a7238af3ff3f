/**
 * Divides a whole number of smallest units into parts in the proportion of `weights`, so that they add up to it exactly: each
 * part is rounded down, and the units left over go to the largest remainders, the earlier one first. Where nothing weighs
 * anything, all weigh the same. In big integers: a price times a price doesn't fit a number.
 */
export function splitAmount(total: number, weights: readonly number[]): number[] {
	const all = weights.reduce((sum, weight) => sum + weight, 0)
	const shares = (all > 0 ? weights : weights.map(() => 1)).map(BigInt)
	const whole = shares.reduce((sum, share) => sum + share, 0n)
	const exact = shares.map((share) => BigInt(total) * share)
	const parts = exact.map((part) => part / whole)
	const left = Number(BigInt(total) - parts.reduce((sum, part) => sum + part, 0n))
	const remainders = exact.map((part, at) => ({ at, remainder: part % whole }))
	const largest = remainders.toSorted(
		(a, b) => Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder) || a.at - b.at,
	)
	for (const { at } of largest.slice(0, left)) parts[at] = (parts[at] as bigint) + 1n
	return parts.map(Number)
}
