import { type Account, accountOf, type Method } from './methods.ts'

/** One side of a ledger transaction: positive is debit, negative credit (11.2). */
export type Entry = { account: Account; minor: number }

/** Both sides of one movement; nothing where nothing moves. */
const between = (debit: Account, credit: Account, minor: number): Entry[] =>
	minor === 0
		? []
		: [
				{ account: debit, minor },
				{ account: credit, minor: -minor },
			]

/** The client owes so much more; less where it is negative. */
export const owing = (minor: number): Entry[] => between('receivable', 'revenue', minor)
export const paying = (method: Method, minor: number): Entry[] =>
	between(accountOf[method], 'receivable', minor)
/** Money given back: what was owed stays settled. */
export const refunding = (method: Method, minor: number): Entry[] =>
	between('refunds', accountOf[method], minor)
/** Money that came for nothing that was open lies with the provider, and is the client's. */
export const overpaying = (minor: number): Entry[] => between('stripe', 'held', minor)
export const givingBackHeld = (minor: number): Entry[] => between('held', 'stripe', minor)
/** 50: a bank takes money back while it looks into it, and then keeps it or brings it again. */
export const disputing = (minor: number): Entry[] => between('disputed', 'stripe', minor)
export const disputeWon = (minor: number): Entry[] => between('stripe', 'disputed', minor)
export const disputeLost = (minor: number): Entry[] => between('losses', 'disputed', minor)
export const waiving = (minor: number): Entry[] => between('waived', 'receivable', minor)

/** Everything the other way round. */
export const mirrored = (entries: readonly Entry[]): Entry[] =>
	entries.map(({ account, minor }) => ({ account, minor: -minor }))

/** Two movements as one: one entry per account, none of zero. */
export function together(...movements: readonly (readonly Entry[])[]): Entry[] {
	const sums = new Map<Account, number>()
	for (const { account, minor } of movements.flat()) sums.set(account, (sums.get(account) ?? 0) + minor)
	return [...sums].filter(([, minor]) => minor !== 0).map(([account, minor]) => ({ account, minor }))
}
