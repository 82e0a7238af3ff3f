import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { photoAdded } from '../events.ts'
import { mayWrite } from '../permissions.ts'
import { photoWithClient } from '../queries/subjects.ts'
import { writerOf } from '../queries/units.ts'
import { withoutConsent } from './parts/writing.ts'

/** I35: the sealed bytes are there: from now on the photo can be seen. Only the door that stored them does this. */
export const finishPhoto = useCase('measurements.finish-photo', {
	input: z.object({ photoId: Id, bytes: z.number().int().min(1) }),
	output: z.object({ photoId: z.string() }),
	subject: (reading, { photoId }) => photoWithClient(reading, photoId),
	may: mayWrite,
	async run(acting, client, { bytes }) {
		const { photo } = client
		const not = await withoutConsent(acting, client)
		if (not) return not
		if (photo.ready_at !== null || photo.by_id !== writerOf(acting).by_id) return refuse('not_found')
		await acting.db
			.updateTable('measurement_photo')
			.set({ ready_at: acting.now, bytes })
			.where('id', '=', photo.id)
			.execute()
		await acting.emit(photoAdded, {
			clientId: client.client_id,
			subject: { type: 'measurement_photo', id: photo.id },
			data: { photoId: photo.id },
		})
		return ok({ photoId: photo.id })
	},
})
