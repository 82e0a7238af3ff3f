import { error } from '@sveltejs/kit'
import { distanceOf, distanceUnits, durationOf } from '../i18n/format.ts'
import { readAmount } from '../money/currency.ts'

/** More fields than any form of ours has. */
const mostFields = 2000

/** A form that can't be taken apart: broken, or not one at all; or with more fields than any of ours. */
export type UnreadForm = 'unreadable' | 'too large'

/**
 * The fields of a form that was sent, or why there are none. So many that reading them would hold everybody up are not
 * read (taking them apart is slow, counting them is not).
 */
export async function readForm(request: Request): Promise<FormData | UnreadForm> {
	const type = request.headers.get('content-type') ?? ''
	const body = Buffer.from(await request.arrayBuffer())
	const boundary = /boundary="?([^";]+)/i.exec(type)?.[1]
	if (countUpTo(body, boundary ? `--${boundary}` : '&', mostFields) >= mostFields) return 'too large'
	try {
		return withButtons(await new Response(body, { headers: { 'content-type': type } }).formData())
	} catch {
		return 'unreadable'
	}
}

/** A submit button has one name and one value; one called `_with` sends several fields, written like an address's query. */
function withButtons(form: FormData): FormData {
	const more = form.get('_with')
	if (typeof more === 'string' && more.length <= 500)
		for (const [name, value] of new URLSearchParams(more)) form.append(name, value)
	return form
}

/** The fields of a form sent to an address of its own: what can't be read is answered 400 or 413 (quality 2). */
export async function formOf(request: Request): Promise<FormData> {
	const form = await readForm(request)
	return typeof form === 'string' ? error(form === 'too large' ? 413 : 400, 'invalid') : form
}

function countUpTo(body: Buffer, part: string, most: number): number {
	let count = 0
	for (let at = body.indexOf(part); at >= 0 && count < most; at = body.indexOf(part, at + part.length))
		count++
	return count
}

/**
 * Reads a form as an object. A name may say its type after a colon: `weeks:number`, `active:boolean`, `content:json`,
 * `seconds:duration` (as "1:30" or "90"), `metres:km` (also `:m`, `:mi`: a distance, as metres), `price:minor2` (an amount, as whole smallest units of a currency with two decimals);
 * `[]` gathers a list (`groupIds[]`); dots nest (`address.city`). An empty text is "not given": null with `:null`.
 */
export function decodeForm(form: FormData): Record<string, unknown> {
	const input: Record<string, unknown> = {}
	// Gathered in one pass: asking the form for each name again would take hours for a form made to do so.
	const given = new Map<string, FormDataEntryValue[]>()
	for (const [name, value] of form) {
		const known = given.get(name)
		if (known) known.push(value)
		else given.set(name, [value])
	}
	for (const [name, raw] of given) {
		if (name.startsWith('_')) continue
		const { path, type, list } = nameParts(name)
		const values = raw.map((value) => decodeValue(value, type))
		if (path === 'input' && type === 'json') Object.assign(input, plain(values[0]))
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
	const decimals = /^minor([023])$/.exec(type ?? '')?.[1]
	if (decimals) return readAmount(value, Number(decimals)) ?? value
	if (type === 'duration') return duration(value)
	const unit = distanceUnits.find((each) => each === type)
	if (unit) return distanceOf(value, unit) ?? value
	if (type === 'json') return json(value)
	return value
}

// "62,5" is how half of Europe types it.
function decimal(text: string): number | string {
	const number = Number(text.trim().replace(',', '.'))
	return Number.isFinite(number) ? number : text
}

function duration(text: string): number | string {
	const milliseconds = durationOf(text)
	return milliseconds === null ? text : milliseconds / 1000
}

function json(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return text
	}
}

const notNames = ['__proto__', 'constructor', 'prototype']

/** The whole input sent as one text: an object, without names that would be more than data. */
const plain = (value: unknown): Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? Object.fromEntries(Object.entries(value).filter(([key]) => !notNames.includes(key)))
		: {}

function set(into: Record<string, unknown>, [key = '', ...rest]: string[], value: unknown): void {
	if (value === undefined || notNames.includes(key) || rest.length > 8) return
	if (rest.length === 0) {
		into[key] = value
		return
	}
	if (!Object.hasOwn(into, key)) into[key] = {}
	const inner = into[key]
	if (typeof inner === 'object' && inner !== null) set(inner as Record<string, unknown>, rest, value)
}
