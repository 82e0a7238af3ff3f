import { type Kind, kinds } from './content.ts'

/** Names in the address, and what they stand for. */
const names = {
	payment: 'paymentId',
	obligation: 'obligationId',
	client: 'clientId',
	after: 'after',
} as const

export type Asked = Partial<Record<(typeof names)[keyof typeof names], string>> & { kind?: Kind }

/** Which receipts an address asks for. */
export function receiptsAsked(params: URLSearchParams): Asked {
	const kind = kinds.find((each) => each === params.get('kind'))
	const said = Object.entries(names).flatMap(([name, field]) => {
		const value = params.get(name)
		return value ? [[field, value]] : []
	})
	return { ...Object.fromEntries(said), ...(kind ? { kind } : {}) }
}

/** The year of the book that is asked for; 0 is none, which nothing has. */
export const yearAsked = (params: URLSearchParams): number =>
	Number(/^\d{4}$/.exec(params.get('year') ?? '')?.[0] ?? 0)
