import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { filesFit } from '#features/clients/queries/quota.ts'
import { contentTypeOf, largestFile, safeFileName } from '#platform/files/accept.ts'
import { Id, newId } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { mayWrite } from '../permissions.ts'
import { threadOf } from '../queries/subjects.ts'
import { personOf } from './parts/write.ts'

/**
 * I35: the row first, under a random key; then the bytes (PUT /files/<id>); then the message that carries it, with which it can be
 * read. What no message carries is swept. `bytes` is how large it is: its place in the studio's quota is taken now.
 */
export const reserveFile = useCase('conversations.reserve-file', {
	input: z.object({
		clientId: Id,
		name: z.string().min(1).max(300).transform(safeFileName).pipe(z.string().min(1).max(200)),
		bytes: z.number().int().min(1),
	}),
	output: z.object({ fileId: z.string() }),
	subject: ({ db }, { clientId }) => threadOf(db, clientId),
	may: mayWrite,
	limits: (_, { actor }) => [{ bucket: `message-file:${actor.id}`, most: 100, seconds: 3600 }],
	async run({ db, actor, now }, thread, { name, bytes }) {
		if (thread.archivedAt) return refuse('conversations_archived')
		const contentType = contentTypeOf(name)
		if (!contentType) return refuse('file_kind', {}, 'file')
		if (bytes > largestFile) return refuse('file_too_large', { megabytes: largestFile / 1024 / 1024 }, 'file')
		if (!(await filesFit(db, bytes))) return refuse('files_full', {}, 'file')
		const fileId = newId()
		await db
			.insertInto('stored_file')
			.values({
				...{ studio_id: thread.studio_id, id: fileId, conversation_client_id: thread.client_id },
				...{ name, content_type: contentType, bytes, visible_to_client: true },
				storage_key: randomBytes(24).toString('hex'),
				uploaded_by: personOf(actor) as string,
				created_at: now,
			})
			.execute()
		return ok({ fileId })
	},
})
