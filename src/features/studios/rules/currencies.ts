/** Currencies a studio can charge in: ISO 4217, the ones people coach in. */
export const currencies = [
	...[
		'EUR',
		'GBP',
		'USD',
		'CHF',
		'CAD',
		'AUD',
		'NZD',
		'SEK',
		'NOK',
		'DKK',
		'PLN',
		'CZK',
		'HUF',
		'RON',
		'JPY',
	],
	...['MAD', 'TND', 'XOF', 'XAF', 'XPF', 'BRL', 'MXN', 'ZAR', 'INR', 'SGD', 'HKD', 'AED', 'ILS', 'TRY'],
] as [string, ...string[]]
