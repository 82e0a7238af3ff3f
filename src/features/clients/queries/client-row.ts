import type { Selectable } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'
import type { Client } from '#platform/database/types.ts'
import type { FieldDefinition, FieldValue } from '../rules/custom-fields.ts'

export type ClientRow = Omit<Selectable<Client>, 'custom_fields'> & {
	client_id: string
	custom_fields: Record<string, FieldValue>
}

const withId = (row: Selectable<Client> | undefined): ClientRow | undefined =>
	row && { ...row, client_id: row.id, custom_fields: row.custom_fields as Record<string, FieldValue> }

/** The client for a decision, without holding anybody up. */
export const clientRow = async (db: Db, clientId: string): Promise<ClientRow | undefined> =>
	withId(await db.selectFrom('client').selectAll().where('id', '=', clientId).executeTakeFirst())

/** The client about to be changed: whoever else changes it waits. */
export const clientForUpdate = async (db: Db, clientId: string): Promise<ClientRow | undefined> =>
	withId(await db.selectFrom('client').selectAll().where('id', '=', clientId).forUpdate().executeTakeFirst())

/** The studio's own fields, in their order (2.5). */
export const fieldDefinitions = async (db: Db): Promise<FieldDefinition[]> => {
	const rows = await db
		.selectFrom('custom_field')
		.select(['id', 'name', 'kind', 'choices'])
		.orderBy('position')
		.orderBy('id')
		.execute()
	return rows.map((row) => ({ ...row, kind: row.kind as FieldDefinition['kind'] }))
}
