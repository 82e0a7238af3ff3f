import type { Method } from '#features/payments/rules/methods.ts'
import type { Locale } from '#platform/actor.ts'
import type { Issuer } from './french.ts'
import type { Split, TaxLine } from './tax.ts'

export const kinds = ['receipt', 'credit_note'] as const
export type Kind = (typeof kinds)[number]

/** One thing that was paid for, or taken back. */
export type Line = Split & { title: string; on: string; quantity: number; unitMinor: number }

/** Everything a document says, as it was when it was issued. Its form is a promise: `touchline-receipt/1`. */
export type Content = {
	format: 'touchline-receipt/1'
	kind: Kind
	number: string
	issuedAt: string
	/** By the studio's clock. */
	issuedOn: string
	locale: Locale
	/** The document that it takes back, or follows. */
	corrects: { number: string; issuedOn: string } | null
	studio: string
	issuer: Issuer
	client: { name: string; email: string }
	currency: string
	lines: Line[]
	taxes: TaxLine[]
	netMinor: number
	taxMinor: number
	totalMinor: number
	shows: 'with_tax' | 'without_tax'
	/** Why there is no tax; empty where there is. */
	exemption: string
	payment: { direction: 'in' | 'out'; method: Method; paidOn: string; reference: string }
	/** What was agreed on, and what was open once this was paid; null on what takes back. */
	agreed: { priceMinor: number; openMinor: number } | null
	footer: string
	/** Where anybody can see that it is genuine. */
	check: string
	/** SHA-256 of the document before it, so that none can be exchanged unseen; null for the first of a year. */
	before: string | null
}

/** A document in words, in the language it was issued in: page and PDF are drawn from the same. */
export type Paper = {
	title: string
	number: string
	facts: { label: string; value: string }[]
	from: { label: string; name: string; lines: string[] }
	to: { label: string; name: string; lines: string[] }
	columns: string[]
	rows: string[][]
	sums: { label: string; value: string; strong?: true }[]
	notes: string[]
	check: { words: string; address: string }
}

/** What is stored and hashed. */
export type Frozen = Content & { paper: Paper }
