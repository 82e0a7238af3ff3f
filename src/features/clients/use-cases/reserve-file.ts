import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { contentTypeOf, largestFile, safeFileName } from '#platform/files/accept.ts'
import { Id, newId } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { coachOf } from '../permissions.ts'
import { clientRow } from '../queries/client-row.ts'
import { filesFit } from '../queries/quota.ts'

/**
 * I35: the row first, under a random key; then the bytes (PUT /files/<id>); then `clients.finish-file`. What never
 * arrives is swept. `bytes` is how large the file is: its place in the studio's quota is taken now.
 */
export const reserveFile = useCase('clients.reserve-file', {
	input: z.object({
		clientId: Id,
		name: z.string().min(1).max(300).transform(safeFileName).pipe(z.string().min(1).max(200)),
		bytes: z.number().int().min(1),
		visibleToClient: z.boolean().default(false),
	}),
	output: z.object({ fileId: z.string() }),
	subject: ({ db }, { clientId }) => clientRow(db, clientId),
	may: coachOf,
	async run({ db, actor, now }, client, { name, bytes, visibleToClient }) {
		const contentType = contentTypeOf(name)
		if (!contentType) return refuse('file_kind', {}, 'file')
		if (bytes > largestFile) return refuse('file_too_large', { megabytes: largestFile / 1024 / 1024 }, 'file')
		if (!(await filesFit(db, bytes))) return refuse('files_full', {}, 'file')
		const fileId = newId()
		await db
			.insertInto('stored_file')
			.values({
				studio_id: client.studio_id,
				id: fileId,
				client_id: client.id,
				name,
				content_type: contentType,
				bytes,
				storage_key: randomBytes(24).toString('hex'),
				visible_to_client: visibleToClient,
				uploaded_by: staffIdOf(actor) as string,
				created_at: now,
			})
			.execute()
		return ok({ fileId })
	},
})
