import { messages } from '#features/notifications/queries/messages.ts'
import { coachPage } from '#platform/http/doors.ts'

const statuses = ['waiting', 'sent', 'failed', 'suppressed'] as const

export const { load, actions } = coachPage({
	load: async ({ ask, url, actor }) => {
		const q = url.searchParams.get('q') ?? ''
		const status = statuses.find((each) => each === url.searchParams.get('status'))
		const after = url.searchParams.get('after')
		const filters = { q, ...(status ? { status } : {}), ...(after ? { after } : {}) }
		return { q, status: status ?? '', timeZone: actor.timeZone, ...(await ask(messages, filters)) }
	},
})
