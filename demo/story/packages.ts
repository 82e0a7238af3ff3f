import type { HandMethod } from '#features/payments/rules/methods.ts'

/** What the studio sells in advance (10.1). */
export const offered = [
	{
		...{ key: 'solo', by: 'camille', type: 'solo', name: '10 séances individuelles', sessions: 10 },
		...{ priceMinor: 50_000, validFor: 6, validUnit: 'month' as const, weeklyCap: 3, onSale: true },
		description: 'Dix séances d’une heure, à réserver quand cela vous convient.',
	},
	{
		...{ key: 'group', by: 'camille', type: 'group', name: 'Carte 5 petits groupes', sessions: 5 },
		...{ priceMinor: 8000, validFor: 3, validUnit: 'month' as const, weeklyCap: null, onSale: true },
		description: 'Cinq samedis en petit groupe.',
	},
	{
		...{ key: 'call', by: 'tom', type: 'call', name: '5 coaching calls', sessions: 5 },
		...{ priceMinor: 13_000, validFor: null, validUnit: 'month' as const, weeklyCap: null, onSale: true },
		description: 'Five half hours on video, whenever you need one.',
	},
] as const

type Sale = {
	coach: 'camille' | 'tom'
	client: string
	key: 'solo' | 'group' | 'call'
	ago: number
	paidBy: HandMethod | null
	/** Made for them: other numbers than what is on offer. */
	custom?: { name: string; sessions: number; priceMinor: number; validFor: number | null }
}

/** Who has what: one in the middle, one that runs low, one all booked, one just sold, one that has expired. */
export const sold: readonly Sale[] = [
	{ coach: 'camille', client: 'ines', key: 'solo', ago: 45, paidBy: 'transfer' },
	{
		...{ coach: 'camille', client: 'jean-pierre', key: 'solo', ago: 32, paidBy: 'cheque' },
		custom: { name: 'Reprise en douceur', sessions: 6, priceMinor: 31_000, validFor: 4 },
	},
	{ coach: 'tom', client: 'priya', key: 'call', ago: 36, paidBy: 'transfer' },
	{
		...{ coach: 'tom', client: 'maggie', key: 'call', ago: 110, paidBy: 'cash' },
		custom: { name: 'Marathon build-up', sessions: 3, priceMinor: 8000, validFor: 2 },
	},
	{ coach: 'camille', client: 'amelie', key: 'group', ago: 2, paidBy: 'transfer' },
]

/** Bought by themselves, and not paid yet. */
export const bought = { client: 'tomasz', key: 'call', ago: 1 } as const
