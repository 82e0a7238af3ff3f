/**
 * Field names may carry a type for the server: `weeks:number`, `groupIds[]`, `content:json`, `address.city`.
 * Errors and kept values come keyed by the plain path.
 */

/** `weeks:number` → `weeks`, `groupIds[]` → `groupIds`, `address.city` → itself. */
export function plainPath(name: string): string {
	return name.replace(/:[a-z0-9]+$/, '').replace(/\[\]$/, '')
}

/** The action's name is the part after the last dot: `clients.create-client` → `create-client`. */
export function actionOf(does: string): string {
	return does.slice(does.lastIndexOf('.') + 1)
}

/**
 * Address of a use-case's action. On the page itself its query stays, so that the answer comes back to the same filter,
 * tab and page of a list, with and without a script.
 * @param at path of the page that has the action; empty for this page
 * @param search the page's query, `?tab=notes`
 */
export function actionAddress(does: string, at: string, search: string): string {
	const kept = new URLSearchParams(at === '' ? search : '')
	for (const name of [...kept.keys()]) if (name.startsWith('/')) kept.delete(name)
	const query = kept.size > 0 ? `${kept}&` : ''
	return `${at}?${query}/${actionOf(does)}`
}

/** Finds what was typed for a field in an answer's values, whether they are flat, by raw name, or nested. */
export function keptValue(values: Record<string, unknown>, name: string): unknown {
	if (name in values) return values[name]
	const path = plainPath(name)
	if (path in values) return values[path]
	let at: unknown = values
	for (const part of path.split('.')) {
		if (typeof at !== 'object' || at === null) return undefined
		at = (at as Record<string, unknown>)[part]
	}
	return at
}

/** A kept value as the text of an input; null and undefined become the empty string. */
export function asText(value: unknown): string {
	if (value === null || value === undefined) return ''
	return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** A kept value as ticked or not: forms send `on`, decoded input says `true`. */
export function asTicked(value: unknown): boolean {
	return value === true || value === 'on' || value === 'true' || value === '1'
}

/** One entry of hidden input per value that a form has to send again. */
export function asHiddenInputs(values: Record<string, unknown>): { name: string; value: string }[] {
	return Object.entries(values).flatMap(([name, value]) => {
		if (value === undefined || value === null || name.startsWith('_')) return []
		if (Array.isArray(value)) {
			const key = name.endsWith('[]') ? name : `${name}[]`
			return value.map((one) => ({ name: key, value: asText(one) }))
		}
		return [{ name, value: asText(value) }]
	})
}
