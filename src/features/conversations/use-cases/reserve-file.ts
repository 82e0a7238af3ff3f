import { z } from 'zod'
import { fileToCome, reserveStoredFile } from '#features/clients/use-cases/parts/reserve-stored-file.ts'
import { Id } from '#platform/ids.ts'
import { refuse, useCase } from '#platform/use-case.ts'
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
		...fileToCome,
	}),
	output: z.object({ fileId: z.string() }),
	subject: ({ db }, { clientId }) => threadOf(db, clientId),
	may: mayWrite,
	limits: (_, { actor }) => [{ bucket: `message-file:${actor.id}`, most: 100, seconds: 3600 }],
	async run(acting, thread, file) {
		if (thread.archivedAt) return refuse('conversations_archived')
		return reserveStoredFile(acting, file, {
			...{ studio_id: thread.studio_id, conversation_client_id: thread.client_id, visible_to_client: true },
			uploaded_by: personOf(acting.actor) as string,
		})
	},
})
