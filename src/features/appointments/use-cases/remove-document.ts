import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { documentRemoved } from '../events.ts'
import { staffOfAppointment } from '../permissions.ts'
import { documentOf } from '../queries/documents.ts'

/** 7.3: a document is gone for everyone at once; its bytes follow (files.sweep). Tells nobody (7.4). */
export const removeDocument = useCase('appointments.remove-document', {
	input: z.object({ fileId: Id }),
	output: z.object({ appointmentId: z.string() }),
	subject: ({ db }, { fileId }) => documentOf(db, fileId),
	may: staffOfAppointment,
	async run({ db, emit }, { id, places, file }) {
		const { numDeletedRows } = await db.deleteFrom('stored_file').where('id', '=', file.id).executeTakeFirst()
		if (numDeletedRows === 0n) return refuse('not_found')
		await emit(documentRemoved, {
			clientId: file.visibleToClient && places.length === 1 ? (places[0]?.clientId ?? null) : null,
			subject: { type: 'appointment', id },
			before: { document: file.name },
			data: { appointmentId: id, fileId: file.id },
		})
		return ok({ appointmentId: id })
	},
})
