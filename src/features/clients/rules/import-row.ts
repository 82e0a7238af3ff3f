import type { z } from 'zod'
import { EmailAddress } from '#features/accounts/rules/address.ts'
import { Day } from '#platform/time/day-input.ts'
import type { FieldDefinition, FieldValue } from './custom-fields.ts'
import { fieldValue } from './custom-fields.ts'
import { line, Phone, Tag } from './fields.ts'
import type { Mapping } from './import-columns.ts'

/** What a row says about a client; what its cells leave empty is not there and changes nothing. */
export type RowValues = {
	firstName?: string
	lastName?: string
	email?: string
	phone?: string
	bornOn?: string
	locale?: 'en' | 'fr'
	externalId?: string
	tags: string[]
	customFields: Record<string, FieldValue>
}

/** Why a row can't be taken: the column it stands in, and the code of a message `clients_row_<code>`. */
export type RowProblem = {
	column: string
	code: 'no_name' | 'name' | 'email' | 'phone' | 'day' | 'tag' | 'field' | 'id' | 'locale'
}

export type ReadRow = { values: RowValues; problems: RowProblem[] }

/** One row as its columns mean it: everything that is wrong with it, not only the first. */
export function readRow(
	cells: string[],
	headers: string[],
	mapping: Mapping,
	fields: FieldDefinition[],
): ReadRow {
	const values: RowValues = { tags: mapping.tag ? [mapping.tag] : [], customFields: {} }
	const problems: RowProblem[] = []
	for (const [at, target] of Object.entries(mapping.columns)) {
		const cell = cells[Number(at)] ?? ''
		if (cell === '') continue
		const code = take(values, target, cell, mapping, fields)
		if (code) problems.push({ column: headers[Number(at)] ?? at, code })
	}
	if (!values.firstName && values.lastName) {
		values.firstName = values.lastName
		delete values.lastName
	}
	if (!values.firstName && problems.length === 0) problems.push({ column: '', code: 'no_name' })
	return { values, problems }
}

function take(
	values: RowValues,
	target: string,
	cell: string,
	{ dayFirst }: Mapping,
	fields: FieldDefinition[],
): RowProblem['code'] | undefined {
	const keep = <K extends 'firstName' | 'lastName' | 'email' | 'phone' | 'bornOn' | 'externalId'>(
		name: K,
		schema: z.ZodType<string>,
		code: RowProblem['code'],
		text = cell,
	) => {
		const { data } = schema.safeParse(text)
		if (data === undefined) return code
		if (data !== '') Object.assign(values, { [name]: data })
		return undefined
	}
	switch (target) {
		case 'firstName':
		case 'lastName':
			return keep(target, line(100), 'name')
		case 'fullName': {
			const [first, last] = splitName(cell)
			return keep('firstName', line(100), 'name', first) ?? keep('lastName', line(100), 'name', last)
		}
		case 'email':
			return keep('email', EmailAddress, 'email')
		case 'phone':
			return keep('phone', Phone, 'phone')
		case 'bornOn':
			return keep('bornOn', Day, 'day', isoDay(cell, dayFirst))
		case 'externalId':
			return keep('externalId', line(100), 'id')
		case 'tags':
			return takeTags(values, cell)
		case 'locale':
			return takeLocale(values, cell)
		default:
			return takeField(values, target, cell, dayFirst, fields)
	}
}

/** "Durand, Amélie" and "Amélie Durand": before the comma, else after the first space, stands the surname. */
export function splitName(name: string): [first: string, last: string] {
	const comma = name.indexOf(',')
	if (comma >= 0) return [name.slice(comma + 1).trim(), name.slice(0, comma).trim()]
	const space = name.indexOf(' ')
	return space < 0 ? [name, ''] : [name.slice(0, space), name.slice(space + 1).trim()]
}

/** A day as people and other programs write it, as ISO; what can't be read comes back as it is. */
export function isoDay(text: string, dayFirst: boolean): string {
	const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text)
	if (iso) return [iso[1], pad(iso[2]), pad(iso[3])].join('-')
	const found = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
	if (!found) return text
	const [, one, two, year] = found
	return dayFirst ? `${year}-${pad(two)}-${pad(one)}` : `${year}-${pad(one)}-${pad(two)}`
}

const pad = (text = ''): string => text.padStart(2, '0')

function takeTags(values: RowValues, cell: string): RowProblem['code'] | undefined {
	for (const each of cell.split(/[,;|]|:::/).map((text) => text.trim())) {
		if (each === '') continue
		const { data } = Tag.safeParse(each)
		if (data === undefined || values.tags.length >= 20) return 'tag'
		if (!values.tags.includes(data)) values.tags.push(data)
	}
	return undefined
}

function takeLocale(values: RowValues, cell: string): RowProblem['code'] | undefined {
	if (/^(fr|fran)/i.test(cell)) values.locale = 'fr'
	else if (/^(en|ang)/i.test(cell)) values.locale = 'en'
	else return 'locale'
	return undefined
}

function takeField(
	values: RowValues,
	target: string,
	cell: string,
	dayFirst: boolean,
	fields: FieldDefinition[],
): RowProblem['code'] | undefined {
	const field = fields.find(({ id }) => target === `field:${id}`)
	if (!field) return undefined
	const value = fieldValue(field, field.kind === 'date' ? isoDay(cell, dayFirst) : cell)
	if (value === undefined) return 'field'
	values.customFields[field.id] = value
	return undefined
}
