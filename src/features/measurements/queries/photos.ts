import { z } from 'zod'
import { getBytes } from '#platform/files/storage.ts'
import { Id } from '#platform/ids.ts'
import { NotFound } from '#platform/perform.ts'
import { query } from '#platform/use-case.ts'
import { mayRead, mayWrite } from '../permissions.ts'
import { openerOf } from './sealing.ts'
import { photoWithClient } from './subjects.ts'
import { traceLook } from './trace.ts'
import { writerOf } from './units.ts'

const ofPhoto = z.object({ photoId: Id })

/** I35: a photo, opened: only once its bytes are there, and only for who may see it. A look of the staff is written down. */
export const photoToSend = query('measurements.photo-to-send', {
	input: ofPhoto,
	async subject(reading, { photoId }) {
		const found = await photoWithClient(reading, photoId)
		return found?.photo.ready_at ? found : null
	},
	may: mayRead,
	async run(reading, client) {
		const { photo } = client
		const opener = await openerOf(reading.db, client)
		const sealed = await getBytes(photo.storage_key).catch((error: Error) => {
			console.warn(`photo ${photo.id} has a row but no bytes: ${error.message}`)
			throw new NotFound()
		})
		await traceLook(reading, client, 'photo')
		return {
			name: `${photo.taken_on}-${photo.pose}-${photo.id.slice(-4)}.${photo.content_type.slice('image/'.length)}`,
			contentType: photo.content_type,
			bytes: await opener.bytes(photo.id, sealed),
		}
	},
})

/** I35: a reserved photo whose bytes are still to come, for whoever reserved it. */
export const photoToReceive = query('measurements.photo-to-receive', {
	input: ofPhoto,
	async subject(reading, { photoId }) {
		const found = await photoWithClient(reading, photoId)
		const mine = found && found.photo.by_id === writerOf(reading).by_id
		return mine && found.photo.ready_at === null ? found : null
	},
	may: mayWrite,
	run: async (_, { photo, client_id, studioId }) => ({
		...{ client_id, studioId, contentType: photo.content_type },
		...{ key: photo.storage_key, bytes: Number(photo.bytes) },
	}),
})
