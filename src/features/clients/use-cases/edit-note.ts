import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { noteEdited } from '../events.ts'
import { coachOf } from '../permissions.ts'
import { NoteBody } from './add-note.ts'

/** 2.5: pins a note, or changes its words; the words are only its writer's to change. */
export const editNote = useCase('clients.edit-note', {
	input: z.object({ noteId: Id, body: NoteBody.optional(), pinned: z.boolean().optional() }),
	output: z.object({ noteId: z.string() }),
	subject: ({ db }, { noteId }) => noteForUpdate(db, noteId),
	may: coachOf,
	async run({ db, actor, now, emit }, note, { body, pinned }) {
		if (body !== undefined && note.staff_id !== staffIdOf(actor)) return refuse('note_of_another')
		await db
			.updateTable('client_note')
			.set({
				pinned: pinned ?? note.pinned,
				...(body === undefined ? {} : { body, updated_at: now }),
			})
			.where('id', '=', note.id)
			.execute()
		await emit(noteEdited, {
			subject: { type: 'note', id: note.id },
			data: { clientId: note.client_id, noteId: note.id },
		})
		return ok({ noteId: note.id })
	},
})

export const noteForUpdate = (db: Db, noteId: string) =>
	db.selectFrom('client_note').selectAll().where('id', '=', noteId).forUpdate().executeTakeFirst()
