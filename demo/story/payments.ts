import type { HandMethod } from '#features/payments/rules/methods.ts'

/** How the studio is paid (11.1): what clients read above what they owe. */
export const instructions = {
	instructions:
		'Par virement : IBAN FR76 3000 4000 0312 3456 7890 143, à l’ordre de l’Atelier Force.\nEn espèces ou par chèque : le jour de la séance.',
	methods: ['cash', 'transfer', 'cheque'] as HandMethod[],
}

/** Who doesn't pay by transfer. */
export const paysBy: Record<string, HandMethod> = { ben: 'cash', olivier: 'cheque' }

/** Once recorded as cash by mistake, reversed, and recorded as it was. */
export const mistaken = { client: 'amelie', session: 1, method: 'cash' as HandMethod }

/** Says that what is open is sent. */
export const announcing = 'olivier'

/** Who pays what is open in instalments (11.1). */
export const inParts = { coach: 'camille', client: 'yusuf', count: 2 } as const

/** What stands on receipts (11.4): a coach on her own in France, who charges no VAT. The number adds up and is nobody's. */
export const receiptWords = {
	...{ legalName: 'Camille Roux', legalForm: 'Entrepreneur individuel (EI)' },
	...{ address: '12 rue des Lilas\n69003 Lyon', companyNumber: '902 345 678 00012' },
	...{ contact: 'camille@demo.touchline.test', taxed: false },
	footer: 'Assurance responsabilité civile professionnelle : Mutuelle de démonstration, contrat 2026-117.',
}

/** What clients pay regularly (11.1): from when on, whether all of it came, and who takes a break. */
export const regular = [
	{
		...{ coach: 'camille', client: 'chloe', name: 'Suivi mensuel', amountMinor: 6000 },
		...{ every: 1, unit: 'month' as const, since: 74, pays: true },
	},
	{
		...{ coach: 'tom', client: 'sean', name: 'Online coaching', amountMinor: 2500 },
		...{ every: 2, unit: 'week' as const, since: 30, pays: false },
	},
	{
		...{ coach: 'camille', client: 'ines', name: 'Plan course à pied', amountMinor: 3500 },
		...{ every: 1, unit: 'month' as const, since: 52, pays: true, pausedSince: 12 },
	},
] as const
