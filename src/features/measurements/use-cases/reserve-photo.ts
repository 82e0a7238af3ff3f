import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { filesFit } from '#features/clients/queries/quota.ts'
import { largestFile } from '#platform/files/accept.ts'
import { Id, newId } from '#platform/ids.ts'
import { Day } from '#platform/time/day-input.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { mayWrite } from '../permissions.ts'
import { sealerOf } from '../queries/sealing.ts'
import { measuredClient } from '../queries/subjects.ts'
import { writerOf } from '../queries/units.ts'
import { poses } from '../rules/consent.ts'
import { inFuture, withoutConsent } from './parts/writing.ts'

/**
 * I35: the row first, under a random key; then the bytes (PUT /photos/<id>), cleaned and sealed; then it can be seen. What never
 * arrives is swept.
 */
export const reservePhoto = useCase('measurements.reserve-photo', {
	input: z.object({
		clientId: Id.optional(),
		takenOn: Day,
		pose: z.enum(poses),
		contentType: z.enum(['image/jpeg', 'image/png', 'image/webp']),
		bytes: z.number().int().min(1),
	}),
	output: z.object({ photoId: z.string() }),
	subject: (reading, { clientId }) => measuredClient(reading, clientId),
	may: mayWrite,
	async run(acting, client, { takenOn, pose, contentType, bytes }) {
		const { db, now } = acting
		const not = (await withoutConsent(acting, client)) ?? inFuture(acting, takenOn, 'takenOn')
		if (not) return not
		if (bytes > largestFile) return refuse('file_too_large', { megabytes: largestFile / 1024 / 1024 }, 'file')
		if (!(await filesFit(db, bytes))) return refuse('files_full', {}, 'file')
		// The key they will be sealed with; sealing itself is done while reading.
		await sealerOf(db, client)
		const photoId = newId()
		await db
			.insertInto('measurement_photo')
			.values({
				...{ studio_id: client.studioId, id: photoId, client_id: client.client_id },
				...{ taken_on: takenOn, pose, content_type: contentType, bytes },
				...{ storage_key: randomBytes(24).toString('hex'), ...writerOf(acting), created_at: now },
			})
			.execute()
		return ok({ photoId })
	},
})
