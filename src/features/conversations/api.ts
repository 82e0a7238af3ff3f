import { type ApiRoute, apiRoute } from '#platform/http/api.ts'
import { broadcasts } from './queries/broadcasts.ts'
import { conversations } from './queries/conversations.ts'
import { quickReplies } from './queries/quick-replies.ts'
import { settings } from './queries/settings.ts'
import { changes, thread } from './queries/thread.ts'
import { unread } from './queries/unread.ts'
import { acceptOffer } from './use-cases/accept-offer.ts'
import { broadcast } from './use-cases/broadcast.ts'
import { changeConversationSettings } from './use-cases/change-conversation-settings.ts'
import { deleteMessage } from './use-cases/delete-message.ts'
import { markRead } from './use-cases/mark-read.ts'
import { offerPackage } from './use-cases/offer-package.ts'
import { removeQuickReply } from './use-cases/remove-quick-reply.ts'
import { reserveFile } from './use-cases/reserve-file.ts'
import { saveQuickReply } from './use-cases/save-quick-reply.ts'
import { sendMessage } from './use-cases/send-message.ts'
import { withdrawOffer } from './use-cases/withdraw-offer.ts'

const read = 'messages:read'
const write = 'messages:write'
const of = '/clients/{clientId}/messages'

export const conversationRoutes: ApiRoute[] = [
	apiRoute('get', '/conversations', conversations, {
		scope: read,
		summary: 'Conversations, unread ones first, then by the last message; searched by name and by words',
	}),
	apiRoute('get', '/conversations/unread', unread, { scope: read, summary: 'How much waits unread' }),
	apiRoute('get', of, thread, {
		scope: read,
		summary: 'The messages of a conversation, the latest page first',
	}),
	apiRoute('get', `${of}/changes`, changes, {
		scope: read,
		summary: 'What has come and changed in a conversation since a number of its count',
	}),
	apiRoute('post', of, sendMessage, {
		...{ scope: write, status: 201 },
		summary: 'Send a message; the same id again sends nothing twice',
	}),
	apiRoute('delete', `${of}/{messageId}`, deleteMessage, {
		scope: write,
		summary: 'Take back what a message of one’s own said',
	}),
	apiRoute('put', `${of}/read`, markRead, { scope: write, summary: 'Say up to where one has read' }),
	apiRoute('post', `${of}/files`, reserveFile, {
		...{ scope: write, status: 201 },
		summary: 'Reserve a file for a message; its bytes go to PUT /files/{fileId}',
	}),
	apiRoute('post', `/clients/{clientId}/package-offers`, offerPackage, {
		...{ scope: 'payments:write', status: 201 },
		summary: 'Offer a package to one client, in their conversation',
	}),
	apiRoute('post', '/package-offers/{offerId}/withdraw', withdrawOffer, {
		scope: 'payments:write',
		summary: 'Take an offer back that isn’t accepted yet',
	}),
	apiRoute('post', '/package-offers/{offerId}/accept', acceptOffer, {
		scope: 'payments:write',
		summary: 'Accept an offered package, as its client',
	}),
	apiRoute('get', '/broadcasts', broadcasts, {
		scope: read,
		summary: 'Messages sent to many, and how far they are',
	}),
	apiRoute('post', '/broadcasts', broadcast, {
		...{ scope: write, status: 201 },
		summary: 'Send one message to each member of groups, in their own conversation',
	}),
	apiRoute('get', '/quick-replies', quickReplies, {
		scope: read,
		summary: 'Texts the studio sends again and again',
	}),
	apiRoute('put', '/quick-replies', saveQuickReply, { scope: write, summary: 'Save such a text' }),
	apiRoute('delete', '/quick-replies/{quickReplyId}', removeQuickReply, {
		scope: write,
		summary: 'Remove such a text',
	}),
	apiRoute('get', '/conversation-settings', settings, {
		scope: read,
		summary: 'How long messages wait unread before a mail tells of them',
	}),
	apiRoute('patch', '/conversation-settings', changeConversationSettings, {
		scope: write,
		summary: 'Say how long messages wait unread before a mail tells of them',
	}),
]
