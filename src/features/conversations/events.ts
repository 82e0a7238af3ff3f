import { z } from 'zod'
import { eventType } from '#platform/events.ts'

const one = { clientId: z.string() }

/** Somebody wrote; `toClient` says which side hears of it. */
export const messageSent = eventType(
	'conversations.message-sent',
	z.object({ ...one, messageId: z.string(), toClient: z.boolean() }),
)
export const messageDeleted = eventType(
	'conversations.message-deleted',
	z.object({ ...one, messageId: z.string() }),
)
/** 13: messages wait unread for somebody; from which to which, in which conversations. */
export const messagesWait = eventType(
	'conversations.messages-wait',
	z.object({
		personId: z.string(),
		toClient: z.boolean(),
		threads: z.array(z.object({ clientId: z.string(), after: z.number(), upTo: z.number() })),
	}),
)
export const broadcastSent = eventType('conversations.broadcast-sent', z.object({ broadcastId: z.string() }))
const offer = z.object({ ...one, offerId: z.string() })
/** 10.6: a package is offered to one client, taken back, accepted. */
export const packageOffered = eventType('conversations.package-offered', offer)
export const offerWithdrawn = eventType('conversations.offer-withdrawn', offer)
export const offerAccepted = eventType(
	'conversations.offer-accepted',
	offer.extend({ packageId: z.string() }),
)
export const quickReplySaved = eventType(
	'conversations.quick-reply-saved',
	z.object({ quickReplyId: z.string() }),
)
export const quickReplyRemoved = eventType(
	'conversations.quick-reply-removed',
	z.object({ quickReplyId: z.string() }),
)
export const conversationSettingsChanged = eventType('conversations.settings-changed', z.object({}))
