/**
 * Reads a form as an object. A name may say its type after a colon: `weeks:number`, `active:boolean`, `content:json`;
 * `[]` gathers a list (`groupIds[]`); dots nest (`address.city`). An empty text is "not given": null with `:null`.
 */
export function decodeForm(form: FormData): Record<string, unknown> {
	const input: Record<string, unknown> = {}
	for (const name of new Set(form.keys())) {
		if (name.startsWith('_')) continue
		const { path, type, list } = nameParts(name)
		const values = form.getAll(name).map((value) => decodeValue(value, type))
		if (path === 'input' && type === 'json') Object.assign(input, values[0])
		else set(input, path.split('.'), list ? values.filter((each) => each !== undefined) : values.at(-1))
	}
	return input
}

/** `groupIds[]:json` → its path without what only says the type. */
export function nameParts(name: string): { path: string; type: string | null; list: boolean } {
	const [path = '', type = null] = name.split(':')
	const list = path.endsWith('[]')
	return { path: list ? path.slice(0, -2) : path, type, list }
}

function decodeValue(value: FormDataEntryValue, type: string | null): unknown {
	if (typeof value !== 'string') return value.size > 0 ? value : undefined
	if (type === 'boolean') return value === 'true' || value === 'on'
	if (value === '') return type === 'null' ? null : type === 'text' ? '' : undefined
	if (type === 'number') return decimal(value)
	if (type === 'json') return json(value)
	return value
}

// "62,5" is how half of Europe types it.
function decimal(text: string): number | string {
	const number = Number(text.trim().replace(',', '.'))
	return Number.isFinite(number) ? number : text
}

function json(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return text
	}
}

function set(into: Record<string, unknown>, [key = '', ...rest]: string[], value: unknown): void {
	if (value === undefined || ['__proto__', 'constructor', 'prototype'].includes(key)) return
	if (rest.length === 0) {
		into[key] = value
		return
	}
	into[key] ??= {}
	const inner = into[key]
	if (typeof inner === 'object' && inner !== null) set(inner as Record<string, unknown>, rest, value)
}
