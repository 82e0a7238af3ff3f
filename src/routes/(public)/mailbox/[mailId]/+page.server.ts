import { onlyAtTheMachine } from '#features/notifications/at-the-machine.ts'
import { mailInBox } from '#features/notifications/queries/mailbox.ts'
import { publicPage } from '#platform/http/doors.ts'

export const { load, actions } = publicPage({
	load: async ({ ask, event, params: { mailId = '' } }) => {
		onlyAtTheMachine(event)
		return { wide: true, mail: await ask(mailInBox, { mailId }) }
	},
})
