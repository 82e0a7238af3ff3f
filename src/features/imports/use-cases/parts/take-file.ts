import { sql } from 'kysely'
import { firstRows } from '#features/clients/rules/csv.ts'
import { staffIdOf } from '#platform/actor.ts'
import { sendErrand } from '#platform/errands.ts'
import { safeFileName } from '#platform/files/accept.ts'
import { newId } from '#platform/ids.ts'
import { type Acting, ok, refuse } from '#platform/use-case.ts'
import { Mapping } from '../../rules/columns.ts'
import { importLimits } from '../../rules/limits.ts'

type File = { fileName: string; content: string }
/** What it brings, and to where. */
type For =
	| { brings: 'training'; client_id: string }
	| {
			brings: 'program'
			program_id: string | null
			program_title: string
			program_type: 'plan' | 'one_to_one'
	  }

type Guess = (headers: string[], rows: string[][]) => Mapping

/**
 * Keeps a file until a job makes rows of it. Its columns mean what was said for the last file with the same ones, else what
 * their names say.
 */
export async function takeFile(
	{ db, actor, now }: Acting,
	{ fileName, content }: File,
	goal: For,
	guess: Guess,
) {
	const table = firstRows(content, importLimits, 200)
	const { rows, bytes } = importLimits
	if (typeof table === 'string') return refuse(table, { rows, megabytes: bytes / 1024 / 1024 }, 'file')
	const before = await db
		.selectFrom('training_import')
		.select('mapping')
		.where('headers', '=', sql<string[]>`${table.headers}::text[]`)
		.where('brings', '=', goal.brings)
		.where('state', 'in', ['checked', 'running', 'done', 'undone'])
		.orderBy('id', 'desc')
		.executeTakeFirst()
	const guessed = guess(table.headers, table.rows)
	const mapping = before ? { ...Mapping.parse(before.mapping), dayOrder: guessed.dayOrder } : guessed
	const [studioId, importId] = [actor.studioId as string, newId()]
	await db
		.insertInto('training_import')
		.values({
			...{ studio_id: studioId, id: importId, staff_id: staffIdOf(actor) as string, ...goal },
			...{ file_name: safeFileName(fileName) || 'table.csv', headers: table.headers },
			samples: JSON.stringify(table.rows.slice(0, 3)),
			...{ mapping: JSON.stringify(mapping), content, created_at: now },
		})
		.execute()
	await sendErrand(db, studioId, 'imports.work', [importId])
	return ok({ importId })
}
