import { allocate } from '#platform/money/allocate.ts'

/** A rate in hundredths of a percent; null where no tax is due. */
export type Rate = number | null

/** Money of one thing, split: `amountMinor` is what is paid, tax and all. */
export type Split = { amountMinor: number; netMinor: number; taxMinor: number; rate: Rate }

/** One rate of a document, with what it comes to. */
export type TaxLine = { rate: number; netMinor: number; taxMinor: number }

/** `whole × part ÷ of`, rounded half up, whatever the size; none of them is negative. */
const share = (whole: number, part: number, of: number): number =>
	Number((2n * BigInt(whole) * BigInt(part) + BigInt(of)) / (2n * BigInt(of)))

/** The tax that is in an amount already. */
export const taxWithin = (amountMinor: number, rate: Rate): number =>
	rate === null ? 0 : share(amountMinor, rate, 10_000 + rate)

/**
 * Splits amounts into price and tax. The tax of a rate is reckoned once, on all that has this rate, and shared out among its items by
 * largest remainder: items add up to their document, to the smallest unit. Amounts are not negative.
 */
export function splitTax(items: readonly { amountMinor: number; rate: Rate }[]): Split[] {
	const taxes = new Map<number, number>()
	for (const [rate, same] of Map.groupBy(
		items.map((item, at) => ({ ...item, at })),
		(item) => item.rate,
	)) {
		const all = same.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
		const amounts = same.map(({ amountMinor }) => amountMinor)
		const shares = all === 0 ? amounts : allocate(taxWithin(all, rate), amounts)
		for (const [n, { at }] of same.entries()) taxes.set(at, shares[n] ?? 0)
	}
	return items.map(({ amountMinor, rate }, at) => {
		const taxMinor = taxes.get(at) ?? 0
		return { amountMinor, rate, taxMinor, netMinor: amountMinor - taxMinor }
	})
}

/** What each rate comes to, the highest first; nothing where no tax is due. */
export function taxLines(splits: readonly Split[]): TaxLine[] {
	const lines = new Map<number, TaxLine>()
	for (const { rate, netMinor, taxMinor } of splits) {
		if (rate === null) continue
		const was = lines.get(rate) ?? { rate, netMinor: 0, taxMinor: 0 }
		lines.set(rate, { rate, netMinor: was.netMinor + netMinor, taxMinor: was.taxMinor + taxMinor })
	}
	return [...lines.values()].sort((a, b) => b.rate - a.rate)
}

/**
 * The part of an item that is taken back, after `before` of it was already. Parts that take back everything take back exactly its tax,
 * however many they are.
 */
export function takenBack(item: Split, before: number, amountMinor: number): Split {
	const upTo = (minor: number) => share(item.taxMinor, minor, item.amountMinor)
	const taxMinor = upTo(before + amountMinor) - upTo(before)
	return {
		rate: item.rate,
		amountMinor: -amountMinor,
		taxMinor: 0 - taxMinor,
		netMinor: taxMinor - amountMinor,
	}
}
