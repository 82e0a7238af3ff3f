import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { fileAdded } from '../events.ts'
import { coachOf } from '../permissions.ts'
import { fileForUpdate } from './edit-file.ts'

/** I35: the bytes are there: from now on the file is readable. Only the door that stored them does this. */
export const finishFile = useCase('clients.finish-file', {
	input: z.object({ fileId: Id, bytes: z.number().int().min(1) }),
	output: z.object({ fileId: z.string() }),
	subject: ({ db }, { fileId }) => fileForUpdate(db, fileId),
	may: coachOf,
	async run({ db, actor, now, emit }, file, { bytes }) {
		if (file.ready_at !== null || file.uploaded_by !== staffIdOf(actor)) return refuse('not_found')
		await db.updateTable('stored_file').set({ ready_at: now, bytes }).where('id', '=', file.id).execute()
		await emit(fileAdded, {
			// 1.6: what a client may not see isn't in their trail either.
			clientId: file.visible_to_client ? file.client_id : null,
			subject: { type: 'file', id: file.id },
			data: { clientId: file.client_id, fileId: file.id },
		})
		return ok({ fileId: file.id })
	},
})
