/** How money changes hands without a provider (11.1). */
export const methods = ['cash', 'transfer', 'cheque', 'terminal', 'other'] as const
export type Method = (typeof methods)[number]

export type Account = 'receivable' | 'revenue' | 'waived' | 'refunds' | MoneyAccount
export type MoneyAccount = 'cash' | 'bank' | 'cheques' | 'terminal' | 'other'

/** Where money of each kind lies in the ledger. */
export const accountOf: Record<Method, MoneyAccount> = {
	cash: 'cash',
	transfer: 'bank',
	cheque: 'cheques',
	terminal: 'terminal',
	other: 'other',
}
