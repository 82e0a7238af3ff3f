import { contract } from '../contract/schema.ts'
import type { Thing, World } from '../world.ts'
import { invalid } from './refusal.ts'

/** Answers with the objects asked for in `expand` in place of their ids; what can't be expanded is refused. */
export function expanded(world: World, answer: object, paths: readonly string[]): unknown {
	const copy = structuredClone(answer) as Record<string, unknown>
	for (const path of paths) {
		const parts = path.split('.')
		if (parts.length > 4)
			throw invalid('You cannot expand more than 4 levels of a property', { param: 'expand' })
		expandAt(world, copy, parts, path)
	}
	return copy
}

function expandAt(
	world: World,
	at: Record<string, unknown>,
	[part = '', ...rest]: string[],
	path: string,
): void {
	const value = at[part]
	if (Array.isArray(value)) {
		for (const each of value) if (rest.length > 0) expandAt(world, each as Thing, rest, path)
		return
	}
	const included = includable(at, part)
	if (!included && !contract.objects[String(at.object)]?.expands.includes(part))
		throw invalid(`This property cannot be expanded (${path}).`, { param: 'expand' })
	if (included) at[part] = structuredClone(included(world, at as Thing))
	else if (typeof value === 'string') at[part] = structuredClone(world.find(value) ?? value)
	const inner = at[part]
	if (rest.length > 0 && inner && typeof inner === 'object')
		expandAt(world, inner as Record<string, unknown>, rest, path)
}

type Included = (world: World, thing: Thing) => unknown

/** Lists that are left out unless asked for. */
function includable({ object }: Record<string, unknown>, part: string): Included | undefined {
	if (object === 'checkout.session' && part === 'line_items') return lineItemsOf
	if (object === 'charge' && part === 'refunds')
		return (world, thing) => ({
			object: 'list',
			has_more: false,
			url: `/v1/charges/${thing.id}/refunds`,
			data: [...world.all('refund').values()].reverse().filter(({ charge }) => charge === thing.id),
		})
}

/** Line items are things of their own, which name their session and show it to nobody. */
export const lineItemsOf = (world: World, session: Thing) => ({
	object: 'list' as const,
	has_more: false,
	url: `/v1/checkout/sessions/${session.id}/line_items`,
	data: [...world.all('item').values()].flatMap(({ id, session: of, shown }) =>
		of === session.id ? [{ id, ...(shown as object) }] : [],
	),
})
