import { checkAmount } from '../money.ts'
import { invalid } from '../wire/refusal.ts'
import type { World } from '../world.ts'
import type { Session } from './sessions.ts'

/** One thing paid for in a checkout. */
export type Line = {
	quantity?: number
	price_data?: {
		currency: string
		unit_amount?: number
		product_data?: { name: string; description?: string }
	}
}

/** What they come to, if they are lines that can be paid together. */
export function totalOf(lines: Line[]): { amount: number; currency: string } {
	if (lines.length === 0)
		throw invalid('Missing required param: line_items.', { code: 'parameter_missing', param: 'line_items' })
	let amount = 0
	const currency = lines[0]?.price_data?.currency.toLowerCase() ?? ''
	for (const [index, { quantity, price_data }] of lines.entries()) {
		const at = `line_items[${index}]`
		const missing = (name: string) =>
			invalid(`Missing required param: ${at}[${name}].`, {
				code: 'parameter_missing',
				param: `${at}[${name}]`,
			})
		if (!price_data) throw missing('price_data')
		if (quantity === undefined) throw missing('quantity')
		if (price_data.unit_amount === undefined) throw missing('price_data][unit_amount')
		if (!price_data.product_data) throw missing('price_data][product_data')
		if (quantity < 1 || price_data.unit_amount < 0)
			throw invalid('This value must be greater than or equal to 1.', { param: `${at}[quantity]` })
		if (price_data.currency.toLowerCase() !== currency)
			throw invalid('All prices on a Checkout Session must be in the same currency.', { param: at })
		amount += price_data.unit_amount * quantity
	}
	checkAmount(amount, currency, 'line_items')
	return { amount, currency }
}

/** Line items are things of their own: the session shows them only when asked. */
export function keepLines(world: World, session: Session, lines: Line[]): void {
	for (const { quantity = 1, price_data } of lines) {
		const amount = (price_data?.unit_amount ?? 0) * quantity
		world.add({
			object: 'item',
			session: session.id,
			shown: {
				...{
					object: 'item',
					amount_discount: 0,
					amount_subtotal: amount,
					amount_tax: 0,
					amount_total: amount,
				},
				...{ currency: session.currency, description: price_data?.product_data?.name, quantity },
				price: {
					object: 'price',
					unit_amount: price_data?.unit_amount,
					currency: session.currency,
					type: 'one_time',
				},
			},
		})
	}
}
