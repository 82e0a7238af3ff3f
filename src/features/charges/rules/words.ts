const brands: Record<string, string> = {
	...{
		visa: 'Visa',
		mastercard: 'Mastercard',
		amex: 'American Express',
		cartes_bancaires: 'Cartes Bancaires',
	},
	...{ discover: 'Discover', diners: 'Diners Club', jcb: 'JCB', unionpay: 'UnionPay' },
}

/** "Visa •••• 4242": names and figures, the same in every language. */
export const cardWords = ({ brand, last4 }: { brand: string; last4: string }): string =>
	`${brands[brand] ?? brand} •••• ${last4}`

/** Whether it can still be charged in the month of `now`. */
export const isExpired = (card: { exp_month: number; exp_year: number }, now: Date): boolean =>
	card.exp_year * 12 + card.exp_month < now.getUTCFullYear() * 12 + now.getUTCMonth() + 1
