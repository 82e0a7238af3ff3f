import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { noteDeleted } from '../events.ts'
import { coachOf } from '../permissions.ts'
import { noteForUpdate } from './edit-note.ts'

/** 2.5: by its writer, or by an owner. */
export const deleteNote = useCase('clients.delete-note', {
	input: z.object({ noteId: Id }),
	output: z.object({}),
	subject: ({ db }, { noteId }) => noteForUpdate(db, noteId),
	may: coachOf,
	async run({ db, actor, emit }, note) {
		const isOwner = (actor.kind === 'staff' || actor.kind === 'key') && actor.role === 'owner'
		if (!isOwner && note.staff_id !== staffIdOf(actor)) return refuse('note_of_another')
		await db.deleteFrom('client_note').where('id', '=', note.id).execute()
		await emit(noteDeleted, {
			subject: { type: 'note', id: note.id },
			data: { clientId: note.client_id, noteId: note.id },
		})
		return ok({})
	},
})
