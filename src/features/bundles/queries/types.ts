import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'

/** A type of appointment as a line of a bundle takes it. */
export type LineType = {
	id: string
	name: string
	minutes: number
	place: string
	link: string | null
	priceMinor: number
	capacity: number
	archived: boolean
}

export async function lineTypes(db: Db, ids: readonly string[]): Promise<Map<string, LineType>> {
	const { rows } = await sql<LineType>`
		select t.id, t.name, t.duration_minutes as minutes, t.place, t.link, t.price_minor::float8 as "priceMinor", t.capacity,
			t.archived_at is not null as archived
		from appointment_type t where t.id = any (${ids}::uuid[])`.execute(db)
	return new Map(rows.map((row) => [row.id, row]))
}
