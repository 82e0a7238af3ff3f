import { notices } from '#features/notifications/queries/notices.ts'
import { unreadCount } from '#features/notifications/queries/unread-count.ts'
import { markAllRead } from '#features/notifications/use-cases/mark-all-read.ts'
import { markRead } from '#features/notifications/use-cases/mark-read.ts'
import { accountPage } from '#platform/http/doors.ts'

export const { load, actions } = accountPage({
	load: async ({ ask, url, now }) => {
		const unread = url.searchParams.has('unread')
		const after = url.searchParams.get('after')
		const { count: waiting } = await ask(unreadCount, {})
		return { unread, waiting, now, ...(await ask(notices, { unread, ...(after ? { after } : {}) })) }
	},
	does: [markRead, markAllRead],
})
