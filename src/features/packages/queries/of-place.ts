import { type RawBuilder, sql } from 'kysely'

/** Which package pays a place whose row has the alias `of`; null: none does. */
export const packageOfPlace = (of: string): RawBuilder<{ id: string; name: string } | null> => sql<{
	id: string
	name: string
} | null>`(select jsonb_build_object('id', k.id, 'name', k.name) from credit c join package k on k.studio_id = c.studio_id and k.id = c.package_id
	where c.studio_id = ${sql.ref(`${of}.studio_id`)} and c.place_id = ${sql.ref(`${of}.id`)})`
