import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { importer, importRow } from '../queries/import.ts'
import { Mapping } from '../rules/import-columns.ts'

/** 2.1: says what each column is. May be said again until the import runs. */
export const mapImport = useCase('clients.map-import', {
	input: z.object({ importId: Id, mapping: Mapping }),
	output: z.object({ importId: z.string() }),
	subject: ({ db }, { importId }) => importRow(db, importId),
	may: importer,
	async run({ db }, row, { mapping }) {
		if (row.state !== 'mapping') return refuse('import_running')
		const columns = Object.fromEntries(Object.entries(mapping.columns).filter(([, target]) => target !== ''))
		const targets = Object.values(columns)
		const twice = targets.find((target, at) => targets.indexOf(target) !== at)
		if (twice !== undefined) return refuse('column_twice', {}, 'mapping')
		if (!targets.some((target) => ['firstName', 'lastName', 'fullName'].includes(target)))
			return refuse('column_name_missing', {}, 'mapping')
		await db
			.updateTable('client_import')
			.set({ mapping: JSON.stringify({ ...mapping, columns }) })
			.where('id', '=', row.id)
			.execute()
		return ok({ importId: row.id })
	},
})
