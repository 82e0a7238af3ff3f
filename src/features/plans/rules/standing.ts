import type { Instalment } from './schedule.ts'

export type Standing = {
	instalments: (Instalment & { settledMinor: number; state: 'settled' | 'due' | 'later' })[]
	/** The first that is due and not settled, and how much is to come for it (54). */
	atHand: { number: number; amountMinor: number } | null
	/** What isn't due yet. */
	laterMinor: number
	/** The day on which more will be due; null: none. */
	nextDay: string | null
}

type Money = {
	/** What was paid or waived since the plan was made: it settles instalments in their order. */
	settledMinor: number
	/** What is open: a price that changed since is evened out at the end. */
	openMinor: number
}

/** How a plan stands on a day. Nothing of it is stored: what was paid, and the days, say it all. */
export function standingOf(
	instalments: readonly Instalment[],
	{ settledMinor, openMinor }: Money,
	today: string,
): Standing {
	let [left, open] = [settledMinor, openMinor]
	const said = instalments.map((instalment, at) => {
		const settled = Math.min(left, instalment.amountMinor)
		left -= settled
		const last = at === instalments.length - 1
		const rest = last ? open : Math.min(instalment.amountMinor - settled, open)
		open -= rest
		const state =
			rest === 0 ? ('settled' as const) : instalment.dueOn <= today ? ('due' as const) : ('later' as const)
		return { ...instalment, settledMinor: settled, rest, state }
	})
	const due = said.find(({ state }) => state === 'due')
	const later = said.filter(({ state }) => state === 'later')
	return {
		instalments: said.map(({ rest: _, ...instalment }) => instalment),
		atHand: due ? { number: due.number, amountMinor: due.rest } : null,
		laterMinor: later.reduce((sum, { rest }) => sum + rest, 0),
		nextDay: later[0]?.dueOn ?? null,
	}
}
