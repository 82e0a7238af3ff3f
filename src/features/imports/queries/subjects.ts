import type { Db } from '#platform/database/transaction.ts'
import type { Reading } from '#platform/use-case.ts'
import { Mapping } from '../rules/columns.ts'

export const states = [
	...['reading', 'mapping', 'checking', 'checked', 'running', 'done', 'undoing', 'undone', 'broken'],
] as const
export type State =
	| 'reading'
	| 'mapping'
	| 'checking'
	| 'checked'
	| 'running'
	| 'done'
	| 'undoing'
	| 'undone'
	| 'broken'

/** An import with what permissions and steps need; its file and rows stay where they are. */
export async function importOf(db: Db, importId: string) {
	const row = await db
		.selectFrom('training_import')
		.select([
			'id',
			'client_id',
			'staff_id',
			'file_name',
			'headers',
			'samples',
			'mapping',
			'state',
			'done',
			'total',
			'created_at',
			'brings',
			'program_id',
			'program_title',
			'program_type',
			'program_made',
		])
		.where('id', '=', importId)
		.executeTakeFirst()
	return (
		row && {
			...row,
			state: row.state as State,
			samples: row.samples as string[][],
			mapping: Mapping.parse(row.mapping),
		}
	)
}
export type ImportRow = NonNullable<Awaited<ReturnType<typeof importOf>>>

/** As above, locked: steps of one import come one after the other. */
export async function importForUpdate(db: Db, importId: string): Promise<ImportRow | undefined> {
	await db.selectFrom('training_import').select('id').where('id', '=', importId).forUpdate().execute()
	return importOf(db, importId)
}

/** The client whose training is asked for: by name, or the one who asks. */
export async function clientAsked({ db, actor }: Reading, clientId: string | undefined) {
	const id = clientId ?? (actor.kind === 'client' ? actor.id : undefined)
	return id === undefined
		? undefined
		: db.selectFrom('client').select('id as client_id').where('id', '=', id).executeTakeFirst()
}

export const recordingOf = (db: Db, recordingId: string) =>
	db
		.selectFrom('recording')
		.select(['id', 'client_id', 'file_name'])
		.where('id', '=', recordingId)
		.forUpdate()
		.executeTakeFirst()
