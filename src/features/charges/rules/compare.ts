/** One payment as we booked it, and as the provider has it; amounts in our smallest units, less what went back. */
export type Booked = {
	intentId: string
	chargeId: string
	client: string
	title: string
	netMinor: number
	currency: string
	at: Date
}
export type There = { intentId: string; ours: boolean; netMinor: number | null; currency: string; at: Date }

export type Compared = {
	verdict: 'same' | 'only_here' | 'only_there' | 'differs'
	intentId: string
	client: string
	title: string
	hereMinor: number | null
	thereMinor: number | null
	currency: string
	at: Date
}

/** 7: the ledger beside the provider, payment by payment. What is there and never was ours (their own sales) is named as such. */
export function compare(booked: readonly Booked[], there: readonly There[]): Compared[] {
	const theirs = new Map(there.map((each) => [each.intentId, each]))
	const known = new Set(booked.map(({ intentId }) => intentId))
	const here = booked.map(({ intentId, client, title, netMinor, currency, at }): Compared => {
		const found = theirs.get(intentId)
		const same = found && found.netMinor === netMinor && found.currency === currency
		return {
			verdict: !found ? 'only_here' : same ? 'same' : 'differs',
			...{ intentId, client, title, currency, at, hereMinor: netMinor, thereMinor: found?.netMinor ?? null },
		}
	})
	const alone = there
		.filter(({ intentId }) => !known.has(intentId))
		.map(
			({ intentId, netMinor, currency, at }): Compared => ({
				...{ verdict: 'only_there', intentId, client: '', title: '', currency, at, hereMinor: null },
				thereMinor: netMinor,
			}),
		)
	return [...here, ...alone].toSorted((a, b) => b.at.getTime() - a.at.getTime())
}
