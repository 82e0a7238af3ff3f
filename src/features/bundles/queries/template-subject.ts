import { sql } from 'kysely'
import type { Db } from '#platform/database/transaction.ts'

export type TemplateRow = {
	id: string
	name: string
	description: string
	totalMinor: number | null
	archived: boolean
	version: number
	lines: {
		typeId: string
		type: string
		minutes: number
		priceMinor: number
		count: number
		everyDays: number
		/** Its type isn't in use any more, or has become one for groups: it can't be offered as it is. */
		usable: boolean
	}[]
}

/** Templates by name with their lines: one of them, or those in use, or the archived ones. One statement. */
export async function templateRows(
	db: Db,
	asked: { templateId: string } | { archived: boolean },
): Promise<TemplateRow[]> {
	const which =
		'templateId' in asked
			? sql`t.id = ${asked.templateId}::uuid`
			: sql`(t.archived_at is not null) = ${asked.archived}`
	const { rows } = await sql<TemplateRow>`
		select t.id, t.name, t.description, t.total_minor::float8 as "totalMinor", t.archived_at is not null as archived, t.version,
			coalesce((select jsonb_agg(jsonb_build_object('typeId', l.type_id, 'type', y.name, 'minutes', y.duration_minutes,
					'priceMinor', y.price_minor, 'count', l.count, 'everyDays', l.every_days,
					'usable', y.archived_at is null and y.capacity = 1) order by l.n)
				from bundle_template_line l
				join appointment_type y on y.studio_id = l.studio_id and y.id = l.type_id
				where l.studio_id = t.studio_id and l.template_id = t.id), '[]') as lines
		from bundle_template t where ${which} order by lower(t.name), t.id limit 200`.execute(db)
	return rows
}

/** A template that is about to change, locked. */
export const templateForUpdate = (db: Db, templateId: string) =>
	db.selectFrom('bundle_template').selectAll().where('id', '=', templateId).forUpdate().executeTakeFirst()
