import { z } from 'zod'
import { m } from '#messages'
import type { Db } from '#platform/database/transaction.ts'
import { contentTypeOf, safeFileName } from '#platform/files/accept.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { fileEdited } from '../events.ts'
import { coachOf } from '../permissions.ts'
import { changes } from '../rules/changes.ts'

/** 2.5: renames a file, or shows it to the client, or no longer. */
export const editFile = useCase('clients.edit-file', {
	input: z.object({
		fileId: Id,
		name: z.string().min(1).max(300).transform(safeFileName).pipe(z.string().min(1).max(200)).optional(),
		visibleToClient: z.boolean().optional(),
	}),
	output: z.object({ fileId: z.string() }),
	subject: ({ db }, { fileId }) => fileForUpdate(db, fileId),
	may: coachOf,
	async run({ db, emit, locale }, file, input) {
		// The end of a name says what the bytes were checked to be.
		if (input.name !== undefined && contentTypeOf(input.name) !== file.content_type)
			return refuse('file_kind', {}, 'name')
		const wanted = {
			...(input.name === undefined ? {} : { name: input.name }),
			...(input.visibleToClient === undefined ? {} : { visible_to_client: input.visibleToClient }),
		}
		const changed = changes(file, wanted)
		if (!changed) return ok({ fileId: file.id })
		await db.updateTable('stored_file').set(wanted).where('id', '=', file.id).execute()
		const visible = input.visibleToClient ?? file.visible_to_client
		await emit(fileEdited, {
			clientId: visible || file.visible_to_client ? file.client_id : null,
			subject: { type: 'file', id: file.id },
			data: { clientId: file.client_id, fileId: file.id },
			...changed,
		})
		const text = visible
			? m.clients_effect_file_visible({}, { locale })
			: m.clients_effect_file_hidden({}, { locale })
		return ok({ fileId: file.id }, [{ kind: 'note', text }])
	},
})

/** A file of a client, locked; files of nobody are no business of this feature. */
export async function fileForUpdate(db: Db, fileId: string) {
	const row = await db
		.selectFrom('stored_file')
		.selectAll()
		.where('id', '=', fileId)
		.forUpdate()
		.executeTakeFirst()
	return row?.client_id ? { ...row, client_id: row.client_id } : null
}
