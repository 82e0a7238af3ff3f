import { onlyAtTheMachine } from '#features/notifications/at-the-machine.ts'
import { mailbox } from '#features/notifications/queries/mailbox.ts'
import { publicPage } from '#platform/http/doors.ts'

export const { load, actions } = publicPage({
	load: async ({ ask, event, url, now }) => {
		onlyAtTheMachine(event)
		const after = url.searchParams.get('after')
		return { wide: true, now, ...(await ask(mailbox, after ? { after } : {})) }
	},
})
