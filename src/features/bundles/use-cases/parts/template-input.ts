import type { Db } from '#platform/database/transaction.ts'
import { type Refused, refuse } from '#platform/use-case.ts'
import { lineTypes } from '../../queries/types.ts'
import { mostSessions } from '../../rules/offer.ts'

type Given = { typeId: string; count: number; everyDays: number }

/** How long a bundle may take from its first session to its last. */
const mostDays = 730

/** 7.1: whether these lines make a bundle: of types that are in use and for one client at a time, not too many, not for ever. */
export async function linesRefused(db: Db, lines: readonly (Given | null)[]): Promise<Refused | null> {
	const given = lines.filter((line) => line !== null)
	if (given.length === 0) return refuse('bundles_no_lines', {}, 'lines.0.typeId')
	const types = await lineTypes(
		db,
		given.map(({ typeId }) => typeId),
	)
	for (const [at, line] of lines.entries()) {
		if (!line) continue
		const type = types.get(line.typeId)
		if (!type) return refuse('not_found', {}, `lines.${at}.typeId`)
		if (type.archived) return refuse('bundles_type_archived', { type: type.name }, `lines.${at}.typeId`)
		if (type.capacity > 1) return refuse('bundles_type_group', { type: type.name }, `lines.${at}.typeId`)
	}
	const sessions = given.reduce((sum, { count }) => sum + count, 0)
	if (sessions > mostSessions) return refuse('bundles_too_many', { most: mostSessions })
	const days = given.reduce((sum, { count, everyDays }) => sum + count * everyDays, 0)
	return days > mostDays ? refuse('bundles_too_long') : null
}

/** Writes the lines of a template anew, in their order. */
export async function writeLines(
	db: Db,
	{ studioId, templateId }: { studioId: string; templateId: string },
	lines: readonly (Given | null)[],
): Promise<void> {
	await db.deleteFrom('bundle_template_line').where('template_id', '=', templateId).execute()
	const rows = lines.filter((line) => line !== null)
	await db
		.insertInto('bundle_template_line')
		.values(
			rows.map(({ typeId, count, everyDays }, at) => ({
				...{ studio_id: studioId, template_id: templateId, n: at + 1 },
				...{ type_id: typeId, count, every_days: everyDays },
			})),
		)
		.execute()
}
