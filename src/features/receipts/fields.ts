import { z } from 'zod'
import { allMethods } from '#features/payments/rules/methods.ts'
import { kinds } from './rules/content.ts'

export const Kind = z.enum(kinds)
const Rate = z.number().nullable()
const Party = z.object({ label: z.string(), name: z.string(), lines: z.array(z.string()) })
const Labelled = z.object({ label: z.string(), value: z.string() })

/** A document as it was frozen: `touchline-receipt/1`. */
export const FrozenReceipt = z.object({
	format: z.literal('touchline-receipt/1'),
	kind: Kind,
	number: z.string(),
	issuedAt: z.string(),
	issuedOn: z.string(),
	locale: z.enum(['en', 'fr']),
	corrects: z.object({ number: z.string(), issuedOn: z.string() }).nullable(),
	studio: z.string(),
	issuer: z.object({
		...{ legalName: z.string(), legalForm: z.string(), capital: z.string(), address: z.string() },
		...{ companyNumber: z.string(), vatNumber: z.string(), contact: z.string() },
	}),
	client: z.object({ name: z.string(), email: z.string() }),
	currency: z.string(),
	lines: z.array(
		z.object({
			...{ title: z.string(), on: z.string(), quantity: z.number(), unitMinor: z.number(), rate: Rate },
			...{ amountMinor: z.number(), netMinor: z.number(), taxMinor: z.number() },
		}),
	),
	taxes: z.array(z.object({ rate: z.number(), netMinor: z.number(), taxMinor: z.number() })),
	...{ netMinor: z.number(), taxMinor: z.number(), totalMinor: z.number() },
	shows: z.enum(['with_tax', 'without_tax']),
	exemption: z.string(),
	payment: z.object({
		direction: z.enum(['in', 'out']),
		...{ method: z.enum(allMethods), paidOn: z.string(), reference: z.string() },
	}),
	agreed: z.object({ priceMinor: z.number(), openMinor: z.number() }).nullable(),
	footer: z.string(),
	check: z.string(),
	before: z.string().nullable(),
	paper: z.object({
		...{ title: z.string(), number: z.string(), facts: z.array(Labelled), from: Party, to: Party },
		...{ columns: z.array(z.string()), rows: z.array(z.array(z.string())) },
		sums: z.array(Labelled.extend({ strong: z.literal(true).optional() })),
		notes: z.array(z.string()),
		check: z.object({ words: z.string(), address: z.string() }),
	}),
})
