/** How money changes hands without a provider: what a coach can write down (11.1). */
export const methods = ['cash', 'transfer', 'cheque', 'terminal', 'other'] as const
export type HandMethod = (typeof methods)[number]

/** Also what a provider took: written by nobody's hand. */
export const allMethods = [...methods, 'card'] as const
export type Method = (typeof allMethods)[number]

export type Account = 'receivable' | 'revenue' | 'waived' | 'refunds' | MoneyAccount
export type MoneyAccount =
	| 'cash'
	| 'bank'
	| 'cheques'
	| 'terminal'
	| 'other'
	| 'stripe'
	/** Came for what was settled already, and goes back. */
	| 'held'
	/** Taken back by a bank while a dispute runs; lost for good. */
	| 'disputed'
	| 'losses'

/** Where money of each kind lies in the ledger. */
export const accountOf: Record<Method, MoneyAccount> = {
	cash: 'cash',
	transfer: 'bank',
	cheque: 'cheques',
	terminal: 'terminal',
	other: 'other',
	card: 'stripe',
}
