import { sql } from 'kysely'
import { z } from 'zod'
import { clientExports } from '#platform/client-export.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { coachOf } from '../permissions.ts'
import { clientRow, fieldDefinitions } from './client-row.ts'

/** Columns that are keys to something rather than facts about somebody. */
const secrets = ['secret_hash', 'storage_key', 'search_text', 'sort_name']

/**
 * 2.1: every row of a client, table by table, before it is deleted. The tables are found in the catalogue by their
 * `client_id`, those of later features too, so that nothing can be forgotten; what is sealed its feature opens.
 */
export const exportClient = query('clients.export-client', {
	input: z.object({ clientId: Id }),
	output: z.object({
		format: z.literal('touchline-client/1'),
		exportedAt: z.date(),
		client: z.record(z.string(), z.unknown()),
		customFields: z.array(z.object({ name: z.string(), value: z.union([z.string(), z.number()]) })),
		tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
	}),
	subject: ({ db }, { clientId }) => clientRow(db, clientId),
	may: coachOf,
	async run(reading, client) {
		const { db, now } = reading
		const { rows: names } = await sql<{ name: string }>`
			select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
			where a.attname = 'client_id' and not a.attisdropped and c.relkind = 'r'
				and c.relnamespace = 'public'::regnamespace order by c.relname`.execute(db)
		const tables: Record<string, Record<string, unknown>[]> = {}
		const sealed = clientExports().flatMap((each) => each.tables)
		for (const { name } of names.filter((each) => !sealed.includes(each.name))) {
			const { rows } = await sql<{ row: Record<string, unknown> }>`
				select to_jsonb(t) - ${secrets}::text[] as row from ${sql.table(name)} t
				where t.client_id = ${client.id}::uuid`.execute(db)
			if (rows.length > 0) tables[name] = rows.map(({ row }) => row)
		}
		for (const { rows } of clientExports()) Object.assign(tables, await rows(reading, client.id))
		const own = await sql<{ row: Record<string, unknown> }>`
			select to_jsonb(t) - ${secrets}::text[] as row from client t where t.id = ${client.id}::uuid`.execute(
			db,
		)
		const definitions = await fieldDefinitions(db)
		return {
			format: 'touchline-client/1' as const,
			exportedAt: now,
			client: own.rows[0]?.row ?? {},
			customFields: definitions.flatMap(({ id, name }) => {
				const value = client.custom_fields[id]
				return value === undefined ? [] : [{ name, value }]
			}),
			tables,
		}
	},
})
