import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { Id, newId } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { noteAdded } from '../events.ts'
import { coachOf } from '../permissions.ts'
import { clientRow } from '../queries/client-row.ts'
import { paragraphs } from '../rules/fields.ts'

export const NoteBody = paragraphs(20_000).pipe(z.string().min(1))

/** 2.5: a note for coaches only. The trail says that there is one, never what it says. */
export const addNote = useCase('clients.add-note', {
	input: z.object({ clientId: Id, body: NoteBody, pinned: z.boolean().default(false) }),
	output: z.object({ noteId: z.string() }),
	subject: ({ db }, { clientId }) => clientRow(db, clientId),
	may: coachOf,
	async run({ db, actor, now, emit }, client, { body, pinned }) {
		const noteId = newId()
		await db
			.insertInto('client_note')
			.values({
				studio_id: client.studio_id,
				id: noteId,
				client_id: client.id,
				staff_id: staffIdOf(actor) as string,
				body,
				pinned,
				created_at: now,
				updated_at: now,
			})
			.execute()
		// Without the client: the trail a client may read (1.6) doesn't even show that a note was written.
		await emit(noteAdded, { subject: { type: 'note', id: noteId }, data: { clientId: client.id, noteId } })
		return ok({ noteId })
	},
})
