import { unreadable } from './refusal.ts'

/** A decoded form: `a[b][0]=c` is { a: { b: { 0: 'c' } } }. Lists are still objects with numbers; the schema tells. */
export type Raw = string | { [key: string]: Raw }
export type RawObject = { [key: string]: Raw }

const name = /^([^[\]]+)((?:\[[^[\]]*\])*)$/

export function decodeForm(text: string): RawObject {
	const decoded: RawObject = Object.create(null)
	for (const [key, value] of new URLSearchParams(text)) {
		const match = name.exec(key)
		if (!match) throw unreadable(`Invalid parameter name: ${key}`)
		const inner = [...(match[2] ?? '').matchAll(/\[([^[\]]*)\]/g)].map(([, part = '']) => part)
		put(decoded, [match[1] ?? '', ...inner], value, key)
	}
	return decoded
}

function put(into: RawObject, path: string[], value: string, key: string): void {
	let place = into
	for (const [index, part] of path.entries()) {
		const slot = part === '' ? String(Object.keys(place).length) : part
		if (index === path.length - 1) {
			if (slot in place) throw unreadable(`Received the parameter ${key} twice`, { param: key })
			place[slot] = value
			return
		}
		const next = place[slot] ?? Object.create(null)
		if (typeof next === 'string') throw unreadable(`Invalid object`, { param: key })
		place[slot] = next
		place = next
	}
}
