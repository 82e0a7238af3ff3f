import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import type { Db } from '#platform/database/transaction.ts'
import type { FieldDefinition } from '../rules/custom-fields.ts'
import type { Mapping } from '../rules/import-columns.ts'
import { type Existing, type KeyedRow, Matcher, type Planned } from '../rules/import-plan.ts'
import { type ReadRow, readRow } from '../rules/import-row.ts'
import { visibleTo } from './visible.ts'

export type SourceRow = { number: number; cells: string[] }
export type PlannedRow = SourceRow & { read: ReadRow; plan: Planned | null }

type Source = { headers: string[]; mapping: Mapping; fields: FieldDefinition[] }

/** What becomes of each row as things stand now: `plan` is null where the row itself can't be read. */
export async function planRows(
	{ db, actor }: { db: Db; actor: Actor },
	rows: SourceRow[],
	{ headers, mapping, fields }: Source,
): Promise<PlannedRow[]> {
	const read = rows.map((row) => ({ ...row, read: readRow(row.cells, headers, mapping, fields) }))
	const sound = read.filter(({ read: { problems } }) => problems.length === 0)
	const folded = await foldedNames(
		db,
		sound.map(({ read: { values } }) => `${values.lastName ?? ''} ${values.firstName ?? ''}`),
	)
	const keyed = new Map<number, KeyedRow>(
		sound.map((row, at) => [row.number, { ...row.read, sortName: folded[at] ?? '' }]),
	)
	const matcher = new Matcher(await existingFor(db, actor, [...keyed.values()]))
	return read.map((row) => {
		const key = keyed.get(row.number)
		return { ...row, plan: key ? matcher.plan(key) : null }
	})
}

/** Names as the database folds them, so that both sides agree on what is the same. */
async function foldedNames(db: Db, names: string[]): Promise<string[]> {
	if (names.length === 0) return []
	const { rows } = await sql<{ name: string }>`
		select fold(name) as name from unnest(${names}::text[]) with ordinality as given (name, at) order by at`.execute(
		db,
	)
	return rows.map(({ name }) => name)
}

async function existingFor(db: Db, actor: Actor, rows: KeyedRow[]): Promise<Existing[]> {
	const emails = rows.flatMap(({ values }) => values.email ?? [])
	const ids = rows.flatMap(({ values }) => values.externalId ?? [])
	const names = rows
		.filter(({ values }) => !values.email && !values.externalId)
		.map(({ sortName }) => sortName)
	const found = await sql<Existing>`
		select c.id, c.sort_name as "sortName", c.email, c.external_id as "externalId", c.first_name as "firstName",
			c.last_name as "lastName", c.phone, c.born_on as "bornOn", c.locale, c.tags, c.custom_fields as "customFields",
			c.account_id is not null as "hasAccount", ${visibleTo(actor)} as mine
		from client c where c.id in (
			select id from client where email = any (${emails}::text[])
			union select id from client where external_id = any (${ids}::text[])
			union select id from client where sort_name = any (${names}::text[]))`.execute(db)
	return found.rows
}
