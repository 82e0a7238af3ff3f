import type { FieldValue } from './custom-fields.ts'
import type { ReadRow, RowValues } from './import-row.ts'

/** A client of the studio that a row may be about. */
export type Existing = {
	id: string
	/** As the database folds names: surname, then first name. */
	sortName: string
	email: string | null
	externalId: string | null
	firstName: string
	lastName: string
	phone: string | null
	bornOn: string | null
	locale: string | null
	tags: string[]
	customFields: Record<string, FieldValue>
	hasAccount: boolean
	/** Whether whoever imports may change this client (1.3). */
	mine: boolean
}

export type PlanProblem = 'twice' | 'taken' | 'ambiguous' | 'email_is_theirs' | 'two_people'
export type Planned =
	| { outcome: 'created' }
	| { outcome: 'updated' | 'unchanged'; clientId: string; change: RowValues }
	| { outcome: 'failed'; problem: PlanProblem }

/** A row with how the database folds its name. */
export type KeyedRow = ReadRow & { sortName: string }

/**
 * Whom a row is about: by address, else by the other product's number, else, where it has neither, by its exact name.
 * That is why running a list twice changes nothing.
 */
export class Matcher {
	readonly #byEmail = new Map<string, Existing>()
	readonly #byExternalId = new Map<string, Existing>()
	readonly #byName: Map<string, Existing[]>
	readonly #seen = new Set<string>()

	constructor(existing: Existing[]) {
		for (const each of existing) {
			if (each.email) this.#byEmail.set(each.email, each)
			if (each.externalId) this.#byExternalId.set(each.externalId, each)
		}
		this.#byName = Map.groupBy(existing, ({ sortName }) => sortName)
	}

	/** What becomes of the next row. Rows are planned in their order: the second of two about one person fails. */
	plan({ values, sortName }: KeyedRow): Planned {
		const keys = keysOf(values, sortName)
		const twice = keys.some((key) => this.#seen.has(key))
		for (const key of keys) this.#seen.add(key)
		if (twice) return { outcome: 'failed', problem: 'twice' }
		const byEmail = values.email ? this.#byEmail.get(values.email) : undefined
		const byId = values.externalId ? this.#byExternalId.get(values.externalId) : undefined
		if (byEmail && byId && byEmail !== byId) return { outcome: 'failed', problem: 'two_people' }
		const named = values.email || values.externalId ? [] : (this.#byName.get(sortName) ?? [])
		if (named.length > 1) return { outcome: 'failed', problem: 'ambiguous' }
		const found = byEmail ?? byId ?? named[0]
		return found ? comparedWith(found, values) : { outcome: 'created' }
	}
}

const keysOf = (values: RowValues, sortName: string): string[] => {
	const keys = []
	if (values.email) keys.push(`email:${values.email}`)
	if (values.externalId) keys.push(`id:${values.externalId}`)
	return keys.length > 0 ? keys : [`name:${sortName}`]
}

function comparedWith(found: Existing, values: RowValues): Planned {
	if (!found.mine) return { outcome: 'failed', problem: 'taken' }
	const differs = values.email !== undefined && values.email !== found.email
	if (differs && found.hasAccount) return { outcome: 'failed', problem: 'email_is_theirs' }
	const tags = [...new Set([...found.tags, ...values.tags])].slice(0, 20)
	const same =
		(['firstName', 'lastName', 'email', 'phone', 'bornOn', 'locale', 'externalId'] as const).every(
			(name) => values[name] === undefined || values[name] === found[name],
		) &&
		tags.length === found.tags.length &&
		Object.entries(values.customFields).every(([id, value]) => found.customFields[id] === value)
	return {
		outcome: same ? 'unchanged' : 'updated',
		clientId: found.id,
		change: { ...values, tags },
	}
}
