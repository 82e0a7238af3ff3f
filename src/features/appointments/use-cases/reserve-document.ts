import { z } from 'zod'
import { fileToCome, reserveStoredFile } from '#features/clients/use-cases/parts/reserve-stored-file.ts'
import { staffIdOf } from '#platform/actor.ts'
import { Id } from '#platform/ids.ts'
import { refuse, useCase } from '#platform/use-case.ts'
import { staffOfAppointment } from '../permissions.ts'
import { appointmentOf } from '../queries/subjects.ts'

/**
 * 7.3, I35: the row first, under a random key; then the bytes (PUT /files/<id>); then `appointments.finish-document`. What never
 * arrives is swept. `bytes` is how large the document is: its place in the studio's quota is taken now.
 */
export const reserveDocument = useCase('appointments.reserve-document', {
	input: z.object({
		appointmentId: Id,
		...fileToCome,
		/** For those who come, or for the studio alone. */
		visibleToClient: z.boolean().default(true),
	}),
	output: z.object({ fileId: z.string() }),
	subject: ({ db }, { appointmentId }) => appointmentOf(db, appointmentId),
	may: staffOfAppointment,
	async run(acting, appointment, { visibleToClient, ...file }) {
		if (appointment.status === 'cancelled') return refuse('appointments_cancelled')
		return reserveStoredFile(acting, file, {
			...{
				studio_id: appointment.studio_id,
				appointment_id: appointment.id,
				visible_to_client: visibleToClient,
			},
			uploaded_by: staffIdOf(acting.actor) as string,
		})
	},
})
