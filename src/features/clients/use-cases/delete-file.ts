import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { fileDeleted } from '../events.ts'
import { coachOf } from '../permissions.ts'
import { fileForUpdate } from './edit-file.ts'

/** 2.5, I35: unreadable at once; the bytes follow with the next sweep. */
export const deleteFile = useCase('clients.delete-file', {
	input: z.object({ fileId: Id }),
	output: z.object({}),
	subject: ({ db }, { fileId }) => fileForUpdate(db, fileId),
	may: coachOf,
	async run({ db, emit }, file) {
		await db.deleteFrom('stored_file').where('id', '=', file.id).execute()
		await emit(fileDeleted, {
			clientId: file.visible_to_client ? file.client_id : null,
			subject: { type: 'file', id: file.id },
			data: { clientId: file.client_id, fileId: file.id },
		})
		return ok({})
	},
})
