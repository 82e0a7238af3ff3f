import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { mayReadConversation, mayWrite } from '../permissions.ts'
import { personOf } from '../use-cases/parts/write.ts'

const row = (db: Db, fileId: string) =>
	db
		.selectFrom('stored_file')
		.select([
			'conversation_client_id',
			'name',
			'content_type',
			'storage_key',
			'ready_at',
			'bytes',
			'uploaded_by',
		])
		.where('id', '=', fileId)
		.executeTakeFirst()

/** I35: a file of a message, to those whose conversation it is. */
export const fileToSend = query('conversations.file-to-send', {
	input: z.object({ fileId: Id }),
	subject: async ({ db }, { fileId }) => {
		const file = await row(db, fileId)
		return file?.conversation_client_id && file.ready_at
			? { ...file, client_id: file.conversation_client_id }
			: null
	},
	may: mayReadConversation,
	run: async (_, file) => ({ name: file.name, contentType: file.content_type, key: file.storage_key }),
})

/** I35: a reserved file whose bytes are still to come, for whoever reserved it. */
export const fileToReceive = query('conversations.file-to-receive', {
	input: z.object({ fileId: Id }),
	subject: async ({ db, actor }, { fileId }) => {
		const file = await row(db, fileId)
		const mine = file?.conversation_client_id && !file.ready_at && file.uploaded_by === personOf(actor)
		return mine ? { ...file, client_id: file.conversation_client_id as string } : null
	},
	may: mayWrite,
	run: async (_, file) => ({
		...{ contentType: file.content_type, key: file.storage_key },
		bytes: Number(file.bytes),
	}),
})
