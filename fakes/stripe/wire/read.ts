import type { Schema } from '../contract/schema.ts'
import type { Raw, RawObject } from './form.ts'
import { Refusal, unreadable } from './refusal.ts'

/** A parameter as read: what the form says in text, as the contract's types. */
export type Value = string | number | boolean | Value[] | { [key: string]: Value }
export type Params = { [key: string]: Value | undefined }

/** Reads a form by the contract; what is unknown, missing or of another type is refused as Stripe does. */
export function readParams(schema: Schema, raw: RawObject): Params {
	return readValue(schema, raw, '') as Params
}

function readValue(schema: Schema, raw: Raw, path: string): Value {
	if ('anyOf' in schema) return readAny(schema.anyOf, raw, path)
	if ('enum' in schema) return readWord(schema.enum, raw, path)
	if (schema.kind === 'array') return readArray(schema.items, raw, path)
	if (schema.kind === 'object') return readObject(schema, raw, path)
	if (schema.kind === 'metadata') return readMetadata(raw, path)
	if (typeof raw !== 'string') throw unreadable(`Invalid ${schema.kind}: {}`, { param: path })
	if (schema.kind === 'boolean') return readBoolean(raw, path)
	if (raw === '') throw empty(path)
	if (schema.kind === 'string') return readString(raw, path)
	return readNumber(schema.kind, raw, path)
}

function readAny(choices: Schema[], raw: Raw, path: string): Value {
	let first: Refusal | undefined
	for (const choice of choices) {
		try {
			return readValue(choice, raw, path)
		} catch (error) {
			if (!(error instanceof Refusal)) throw error
			// Of several readings, the one that went deepest says best what is wrong.
			if (!first || (error.details.param ?? '').length > (first.details.param ?? '').length) first = error
		}
	}
	throw first ?? unreadable(`Invalid value`, { param: path })
}

function readWord(words: string[], raw: Raw, path: string): string {
	if (typeof raw === 'string' && words.includes(raw)) return raw
	if (raw === '') throw empty(path)
	throw unreadable(`Invalid ${path}: must be one of ${words.join(', ')}`, { param: path })
}

function readBoolean(raw: string, path: string): boolean {
	if (raw === 'true' || raw === 'false') return raw === 'true'
	throw unreadable(`Invalid boolean: ${raw}`, { param: path })
}

function readString(raw: string, path: string): string {
	if (raw.length <= 5000) return raw
	throw unreadable(`Invalid string: ${raw.slice(0, 10)}...; must be at most 5000 characters`, { param: path })
}

function readNumber(kind: 'integer' | 'number', raw: string, path: string): number {
	const whole = /^-?\d{1,15}$/.test(raw)
	if (whole || (kind === 'number' && /^-?\d+\.\d+$/.test(raw))) return Number(raw)
	throw unreadable(`Invalid ${kind}: ${raw}`, { code: 'parameter_invalid_integer', param: path })
}

function readArray(items: Schema, raw: Raw, path: string): Value[] {
	if (typeof raw === 'string') throw unreadable('Invalid array', { param: path })
	const entries = Object.entries(raw)
	if (entries.some(([key], index) => key !== String(index)))
		throw unreadable('Invalid array', { param: path })
	return entries.map(([key, value]) => readValue(items, value, `${path}[${key}]`))
}

function readObject(schema: Extract<Schema, { kind: 'object' }>, raw: Raw, path: string): Value {
	if (typeof raw === 'string') throw unreadable('Invalid object', { param: path })
	const at = (name: string) => (path ? `${path}[${name}]` : name)
	const unknown = Object.keys(raw).filter((name) => !Object.hasOwn(schema.properties, name))
	const unplayed = unknown.find((name) => schema.unplayed?.includes(name))
	if (unplayed)
		throw unreadable(`The fake Stripe does not play ${at(unplayed)}; see fakes/stripe/contract/plays.ts`, {
			param: at(unplayed),
		})
	if (unknown[0] !== undefined)
		throw unreadable(
			`Received unknown parameter${unknown.length > 1 ? 's' : ''}: ${unknown.map(at).join(', ')}`,
			{
				code: 'parameter_unknown',
				param: at(unknown[0]),
			},
		)
	const missing = schema.required?.find((name) => !(name in raw))
	if (missing)
		throw unreadable(`Missing required param: ${at(missing)}.`, {
			code: 'parameter_missing',
			param: at(missing),
		})
	const read: { [key: string]: Value } = {}
	for (const [name, value] of Object.entries(raw)) {
		const property = schema.properties[name]
		if (property) read[name] = readValue(property, value, at(name))
	}
	return read
}

/** Stripe's limits of metadata: 50 keys of 40 characters, values of 500. */
function readMetadata(raw: Raw, path: string): Value {
	if (typeof raw === 'string') throw unreadable('Invalid object', { param: path })
	const entries = Object.entries(raw)
	if (entries.length > 50) throw unreadable('You can have up to 50 keys in metadata', { param: path })
	for (const [key, value] of entries) {
		const at = `${path}[${key}]`
		if (typeof value !== 'string') throw unreadable('Metadata values must be strings', { param: at })
		if (key.length > 40) throw unreadable(`Metadata keys can be up to 40 characters: ${key}`, { param: at })
		if (value.length > 500) throw unreadable('Metadata values can have up to 500 characters', { param: at })
	}
	return Object.fromEntries(entries) as Value
}

const empty = (path: string) =>
	unreadable(
		`You passed an empty string for '${path}'. We assume empty values are an attempt to unset a parameter; however '${path}' cannot be unset. You should remove '${path}' from your request or supply a non-empty value.`,
		{ code: 'parameter_invalid_empty', param: path },
	)
