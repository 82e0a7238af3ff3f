import type { Db } from '#platform/database/transaction.ts'
import { newId } from '#platform/ids.ts'
import type { Ids } from './world.ts'

type Studio = { studioId: string; mark: string; staffId: string }
type Client = Studio & { clientId: string }

/** Texts a studio keeps, and one it has sent to many. */
export async function savedTextRows(db: Db, { studioId: studio_id, mark, staffId }: Studio): Promise<Ids> {
	const [quickReplyId, broadcastId] = [newId(), newId()]
	const text = { studio_id, body: mark, created_at: new Date() }
	await db
		.insertInto('quick_reply')
		.values({ ...text, id: quickReplyId, title: mark })
		.execute()
	await db
		.insertInto('broadcast')
		.values({ ...text, id: broadcastId, staff_id: staffId })
		.execute()
	return { quickReplyId, broadcastId }
}

/** A conversation with a message, a file in it and a package offered. */
export async function conversationRows(
	db: Db,
	{ studioId: studio_id, mark, staffId, clientId: client_id }: Client,
): Promise<Ids> {
	const [messageId, offerId, fileId, at] = [newId(), newId(), newId(), new Date()]
	await db
		.insertInto('package_offer')
		.values({
			...{ studio_id, id: offerId, client_id, staff_id: staffId, name: mark, sessions: 1, price_minor: 4000 },
			...{ currency: 'EUR', offers_renewal: true, created_at: at },
			expires_at: new Date(at.getTime() + 86_400_000),
		})
		.execute()
	await db.insertInto('conversation').values({ studio_id, client_id, seq: 2, last_at: at }).execute()
	const message = { studio_id, client_id, staff_id: staffId, body: mark, at }
	await db
		.insertInto('conversation_message')
		.values([
			{ ...message, id: messageId, seq: 1, changed: 1 },
			{ ...message, id: newId(), seq: 2, changed: 2, offer_id: offerId },
		])
		.execute()
	await db
		.insertInto('conversation_reader')
		.values({ studio_id, client_id, person_id: client_id, unread: 2, waits_since: at })
		.execute()
	await db
		.insertInto('stored_file')
		.values({
			...{ studio_id, id: fileId, conversation_client_id: client_id, conversation_message_id: messageId },
			...{ name: `${mark}.pdf`, content_type: 'application/pdf', bytes: 1, storage_key: fileId },
			...{ uploaded_by: staffId, ready_at: at },
		})
		.execute()
	return {
		...{ 'conversations.messageId': messageId, offerId, 'conversations.fileId': fileId },
		// Made by whoever sends, so that sending again sends nothing twice.
		'conversations.id': newId(),
		'conversations.personId': client_id,
	}
}
