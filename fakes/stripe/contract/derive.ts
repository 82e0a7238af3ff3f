import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { objects, operations } from './plays.ts'
import type { Contract, Schema } from './schema.ts'

const stripe = join(import.meta.dirname, '../../../node_modules/stripe')
const fileOf = (name: string) => join(stripe, 'esm/resources', `${name}.d.ts`)
const files = [...Object.values(operations), ...Object.values(objects)].map(({ file }) => fileOf(file))
const program = ts.createProgram([...new Set(files)], { strict: true, skipLibCheck: true, noEmit: true })
const checker = program.getTypeChecker()

function typeNamed(file: string, name: string): ts.Type {
	const source = program.getSourceFile(fileOf(file))
	let symbol = source && checker.getSymbolAtLocation(source)
	for (const part of name.split('.'))
		symbol = symbol && checker.getExportsOfModule(symbol).find((each) => each.name === part)
	if (!symbol) throw new Error(`${file} declares no ${name}`)
	return checker.getDeclaredTypeOfSymbol(symbol)
}

/** `a.b` of a list of paths, below `a`; null: everything below. */
const below = (plays: string[] | null, name: string): string[] | null =>
	plays === null || plays.includes(name)
		? null
		: plays.filter((each) => each.startsWith(`${name}.`)).map((each) => each.slice(name.length + 1))

function schemaOf(type: ts.Type, plays: string[] | null, name = ''): Schema {
	if (type.isUnion()) return unionOf(type, plays, name)
	if (type.isStringLiteral()) return { enum: [type.value] }
	if (type.flags & ts.TypeFlags.BooleanLike) return { kind: 'boolean' }
	if (type.flags & ts.TypeFlags.String) return { kind: 'string' }
	if (type.flags & ts.TypeFlags.Number) return { kind: /rate|percent/.test(name) ? 'number' : 'integer' }
	if (checker.isArrayType(type)) {
		const [of] = checker.getTypeArguments(type as ts.TypeReference)
		if (of) return { kind: 'array', items: schemaOf(of, plays, name) }
	}
	if (/^MetadataParam$|^Metadata$/.test(type.symbol?.name ?? '')) return { kind: 'metadata' }
	if (type.symbol?.name === 'Decimal') return { kind: 'string' }
	return objectOf(type, plays)
}

function unionOf(type: ts.UnionType, plays: string[] | null, name: string): Schema {
	const parts = type.types.filter((each) => !(each.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)))
	// The SDK's `OtherString` keeps its enums open for the future; Stripe of today refuses what is not in them.
	const words = parts.flatMap((each) => (each.isStringLiteral() ? [each.value] : []))
	const rest = parts.filter((each) => !each.isStringLiteral() && !isOtherString(each))
	const booleans = rest.filter((each) => each.flags & ts.TypeFlags.BooleanLike)
	const others = rest.filter((each) => !(each.flags & ts.TypeFlags.BooleanLike))
	const choices: Schema[] = [
		...(words.length > 0 ? [{ enum: words }] : []),
		...(booleans.length > 0 ? [{ kind: 'boolean' as const }] : []),
		...others.map((each) => schemaOf(each, plays, name)),
	]
	const [only] = choices
	return choices.length === 1 && only ? only : { anyOf: choices }
}

const isOtherString = (type: ts.Type) =>
	type.isIntersection() && type.types.some((each) => each.flags & ts.TypeFlags.String)

function objectOf(type: ts.Type, plays: string[] | null): Schema {
	const properties: Record<string, Schema> = {}
	const required: string[] = []
	const unplayed: string[] = []
	for (const property of checker.getPropertiesOfType(type)) {
		const inner = below(plays, property.name)
		if (inner !== null && inner.length === 0) {
			unplayed.push(property.name)
			continue
		}
		properties[property.name] = schemaOf(checker.getTypeOfSymbol(property), inner, property.name)
		if (!(property.flags & ts.SymbolFlags.Optional)) required.push(property.name)
	}
	return {
		kind: 'object',
		properties,
		...(required.length > 0 && { required }),
		...(unplayed.length > 0 && { unplayed }),
	}
}

/** A property that holds an id, or on `expand` the object: string | Customer | null. */
function expands(type: ts.Type): boolean {
	const parts = type.isUnion() ? type.types : []
	return (
		parts.some((each) => each.flags & ts.TypeFlags.String && !each.isStringLiteral()) &&
		parts.some((each) => each.getProperty('id') !== undefined)
	)
}

function shapeOf(type: ts.Type): Contract['objects'][string] {
	const properties = checker.getPropertiesOfType(type).filter(({ name }) => name !== 'lastResponse')
	const optional = properties.filter(({ flags }) => flags & ts.SymbolFlags.Optional)
	return {
		always: properties.filter((each) => !optional.includes(each)).map(({ name }) => name),
		sometimes: optional.map(({ name }) => name),
		expands: properties.filter((each) => expands(checker.getTypeOfSymbol(each))).map(({ name }) => name),
	}
}

/** The contract as the installed package declares it today. */
export const derived = (): Contract => ({
	from: `stripe@${readFileSync(join(stripe, 'VERSION'), 'utf8').trim()} (MIT), type declarations`,
	version: /'([^']+)'/.exec(readFileSync(join(stripe, 'esm/apiVersion.js'), 'utf8'))?.[1] ?? '',
	operations: Object.fromEntries(
		Object.entries(operations).map(([key, { file, type, plays }]) => [
			key,
			schemaOf(typeNamed(file, type), plays),
		]),
	),
	objects: Object.fromEntries(
		Object.entries(objects).map(([name, { file, type }]) => [name, shapeOf(typeNamed(file, type))]),
	),
})
