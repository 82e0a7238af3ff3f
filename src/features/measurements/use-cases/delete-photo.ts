import { z } from 'zod'
import { m } from '#messages'
import { formatDay } from '#platform/i18n/format.ts'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { photoDeleted } from '../events.ts'
import { mayWrite } from '../permissions.ts'
import { photoWithClient } from '../queries/subjects.ts'
import { withoutConsent } from './parts/writing.ts'

/** 8.5: a photo goes for good; a trigger remembers its key until the bytes are gone too. */
export const deletePhoto = useCase('measurements.delete-photo', {
	input: z.object({ photoId: Id }),
	output: z.object({}),
	subject: (reading, { photoId }) => photoWithClient(reading, photoId),
	may: mayWrite,
	async run(acting, client, { photoId }) {
		const { db, emit, locale } = acting
		const { photo } = client
		const not = await withoutConsent(acting, client)
		if (not) return not
		await db.deleteFrom('measurement_photo').where('id', '=', photo.id).execute()
		await emit(photoDeleted, { clientId: client.client_id, data: { photoId } })
		const date = formatDay(photo.taken_on, locale, 'dated')
		return ok({}, [
			{ kind: 'goes', text: m.measurements_effect_photo_goes({ date }, { locale }) },
			{ kind: 'note', text: m.measurements_effect_final({}, { locale }) },
		])
	},
})
