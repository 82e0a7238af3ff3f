import type { Selectable } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { Program } from '#platform/database/types.ts'
import type { ProgramView } from '../fields.ts'
import { priceOf } from '../rules/price.ts'

/** A program's row. */
export const programRow = (db: Db, id: string) =>
	db.selectFrom('program').selectAll().where('id', '=', id).executeTakeFirst()

/** A program's row, locked: every change of a program's grid waits for the one before it. */
export const programForUpdate = (db: Db, id: string) =>
	db.selectFrom('program').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** 3.5: a draft until published. */
export const stateOf = (row: { published_at: unknown; archived_at: unknown }): ProgramView['state'] =>
	row.archived_at ? 'archived' : row.published_at ? 'published' : 'draft'

export const programView = (row: Selectable<Program>): ProgramView => ({
	id: row.id,
	title: row.title,
	description: row.description,
	type: row.type as ProgramView['type'],
	daysAhead: row.days_ahead,
	startsOn: row.starts_on,
	price: priceOf(row),
	weeks: row.weeks,
	version: row.version,
	state: stateOf(row),
	publishedAt: row.published_at?.toISOString() ?? null,
	updatedAt: row.updated_at.toISOString(),
})
