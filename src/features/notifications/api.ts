import { apiRoute } from '#platform/http/api.ts'
import { myChoices, studioKinds } from './queries/choices.ts'
import { kindText } from './queries/kind-text.ts'
import { message, messages } from './queries/messages.ts'
import { notices } from './queries/notices.ts'
import { unreadCount } from './queries/unread-count.ts'
import { choose } from './use-cases/choose.ts'
import { markAllRead } from './use-cases/mark-all-read.ts'
import { markRead } from './use-cases/mark-read.ts'
import { resetText } from './use-cases/reset-text.ts'
import { sendAgain } from './use-cases/send-again.ts'
import { switchKind } from './use-cases/switch-kind.ts'
import { writeText } from './use-cases/write-text.ts'

const read = 'notifications:read'
const write = 'notifications:write'

export const notificationsApi = [
	apiRoute('get', '/me/notices', notices, { scope: read, summary: 'The notices of the one who asks.' }),
	apiRoute('get', '/me/notices/unread', unreadCount, { scope: read, summary: 'How many wait, up to 99.' }),
	apiRoute('post', '/me/notices/{noticeId}/read', markRead, {
		scope: write,
		summary: 'Mark a notice as read.',
	}),
	apiRoute('post', '/me/notices/read', markAllRead, { scope: write, summary: 'Mark all notices as read.' }),
	apiRoute('get', '/me/notification-choices', myChoices, {
		scope: read,
		summary: 'What the one who asks is told, by which channel.',
	}),
	apiRoute('put', '/me/notification-choices', choose, {
		scope: write,
		summary: 'Switch a kind of message on one channel for oneself.',
	}),
	apiRoute('get', '/message-kinds', studioKinds, {
		scope: read,
		summary: 'What the studio sends, kind by kind and channel by channel.',
	}),
	apiRoute('put', '/message-kinds/{kind}', switchKind, {
		scope: write,
		summary: 'Switch a kind of message on one channel for the studio.',
	}),
	apiRoute('get', '/message-kinds/{kind}/text', kindText, {
		scope: read,
		summary: 'Subject and text of a kind in both languages.',
	}),
	apiRoute('put', '/message-kinds/{kind}/text/{locale}', writeText, {
		scope: write,
		summary: 'Write the studio’s own subject and text.',
	}),
	apiRoute('delete', '/message-kinds/{kind}/text/{locale}', resetText, {
		scope: write,
		summary: 'Go back to the text that comes with Touchline.',
	}),
	apiRoute('get', '/messages', messages, { scope: read, summary: 'Every mail and push with its outcome.' }),
	apiRoute('get', '/messages/{messageId}', message, {
		scope: read,
		summary: 'One message with its content.',
	}),
	apiRoute('post', '/messages/{messageId}/send-again', sendAgain, {
		scope: write,
		summary: 'Put a failed message back into the queue.',
	}),
]
