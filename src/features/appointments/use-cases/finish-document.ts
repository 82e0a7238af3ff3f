import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { documentAdded } from '../events.ts'
import { Notify } from '../fields.ts'
import { staffOfAppointment } from '../permissions.ts'
import { documentOf } from '../queries/documents.ts'

/**
 * I35: the bytes are there: from now on the document is readable. Only the door that stored them does this. 7.4: with `notify` its
 * clients are told of what is new to them, if it is for them.
 */
export const finishDocument = useCase('appointments.finish-document', {
	input: z.object({ fileId: Id, bytes: z.number().int().min(1), notify: Notify }),
	output: z.object({ fileId: z.string() }),
	subject: ({ db }, { fileId }) => documentOf(db, fileId),
	may: staffOfAppointment,
	async run({ db, actor, now, emit }, { id, places, file }, { bytes, notify }) {
		if (file.uploadedBy !== staffIdOf(actor)) return refuse('not_found')
		const { numUpdatedRows } = await db
			.updateTable('stored_file')
			.set({ ready_at: now, bytes })
			.where('id', '=', file.id)
			.where('ready_at', 'is', null)
			.executeTakeFirst()
		if (numUpdatedRows === 0n) return refuse('not_found')
		await emit(documentAdded, {
			// 1.6: what a client may not see isn't in their trail either.
			clientId: file.visibleToClient && places.length === 1 ? (places[0]?.clientId ?? null) : null,
			subject: { type: 'appointment', id },
			after: { document: file.name },
			data: { appointmentId: id, fileId: file.id, notify },
		})
		return ok({ fileId: file.id })
	},
})
