/**
 * Shares out a whole number of smallest units by weights so that nothing is lost or made: each part is its exact share rounded
 * down, and what is left goes, one unit each, to the largest remainders; to the earlier one where two are equal.
 */
export function allocate(totalMinor: number, weights: readonly number[]): number[] {
	if (!Number.isSafeInteger(totalMinor)) throw new RangeError('money is a whole number of smallest units')
	if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0))
		throw new RangeError('weights are whole numbers, not negative')
	const all = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
	if (all === 0n) throw new RangeError('there is nobody to share with')
	const sign = totalMinor < 0 ? -1n : 1n
	const total = BigInt(totalMinor) * sign
	const shares = weights.map((weight, at) => {
		const exact = total * BigInt(weight)
		return { at, part: exact / all, rest: exact % all }
	})
	let left = total - shares.reduce((sum, { part }) => sum + part, 0n)
	for (const share of shares.toSorted((a, b) =>
		a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1,
	)) {
		if (left === 0n) break
		share.part += 1n
		left -= 1n
	}
	return shares.map(({ part }) => Number(part * sign))
}
