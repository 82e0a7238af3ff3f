import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { filesFit } from '#features/clients/queries/quota.ts'
import { staffIdOf } from '#platform/actor.ts'
import { contentTypeOf, largestFile, safeFileName } from '#platform/files/accept.ts'
import { Id, newId } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { staffOfAppointment } from '../permissions.ts'
import { appointmentOf } from '../queries/subjects.ts'

/**
 * 7.3, I35: the row first, under a random key; then the bytes (PUT /files/<id>); then `appointments.finish-document`. What never
 * arrives is swept. `bytes` is how large the document is: its place in the studio's quota is taken now.
 */
export const reserveDocument = useCase('appointments.reserve-document', {
	input: z.object({
		appointmentId: Id,
		name: z.string().min(1).max(300).transform(safeFileName).pipe(z.string().min(1).max(200)),
		bytes: z.number().int().min(1),
		/** For those who come, or for the studio alone. */
		visibleToClient: z.boolean().default(true),
	}),
	output: z.object({ fileId: z.string() }),
	subject: ({ db }, { appointmentId }) => appointmentOf(db, appointmentId),
	may: staffOfAppointment,
	async run({ db, actor, now }, appointment, { name, bytes, visibleToClient }) {
		if (appointment.status === 'cancelled') return refuse('appointments_cancelled')
		const contentType = contentTypeOf(name)
		if (!contentType) return refuse('file_kind', {}, 'file')
		if (bytes > largestFile) return refuse('file_too_large', { megabytes: largestFile / 1024 / 1024 }, 'file')
		if (!(await filesFit(db, bytes))) return refuse('files_full', {}, 'file')
		const fileId = newId()
		await db
			.insertInto('stored_file')
			.values({
				...{ studio_id: appointment.studio_id, id: fileId, appointment_id: appointment.id },
				...{ name, content_type: contentType, bytes, visible_to_client: visibleToClient },
				storage_key: randomBytes(24).toString('hex'),
				uploaded_by: staffIdOf(actor) as string,
				created_at: now,
			})
			.execute()
		return ok({ fileId })
	},
})
