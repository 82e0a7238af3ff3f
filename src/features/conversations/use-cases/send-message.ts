import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { Body, MessageId } from '../fields.ts'
import { mayWrite } from '../permissions.ts'
import { threadOf } from '../queries/subjects.ts'
import { mostFiles } from '../rules/lengths.ts'
import { write } from './parts/write.ts'

/** 12.4: one side writes. `id` is made by whoever sends: sending again changes nothing and is answered the same. */
export const sendMessage = useCase('conversations.send-message', {
	input: z.object({
		clientId: Id,
		id: MessageId,
		body: Body.default(''),
		/** Reserved by `conversations.reserve-file`, their bytes brought to /files/<id>. */
		fileIds: z.array(Id).max(mostFiles).default([]),
	}),
	output: z.object({ id: z.string(), seq: z.number() }),
	subject: ({ db }, { clientId }) => threadOf(db, clientId),
	may: mayWrite,
	limits: (_, { actor }) => [
		{ bucket: `message:${actor.id}`, most: 60, seconds: 60 },
		{ bucket: `messages:${actor.id}`, most: 1000, seconds: 86_400 },
	],
	async run(acting, thread, { id, body, fileIds }) {
		if (thread.archivedAt) return refuse('conversations_archived')
		if (body === '' && fileIds.length === 0) return refuse('conversations_empty', {}, 'body')
		const clientId = thread.client_id
		const written = await write(acting, { clientId, id, body, staffId: staffIdOf(acting.actor), fileIds })
		return written ? ok({ id: written.id, seq: written.seq }) : refuse('not_found')
	},
})
