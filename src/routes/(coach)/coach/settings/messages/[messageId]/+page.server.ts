import { message } from '#features/notifications/queries/messages.ts'
import { sendAgain } from '#features/notifications/use-cases/send-again.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, params: { messageId = '' }, actor }) => ({
		message: await ask(message, { messageId }),
		timeZone: actor.timeZone,
	}),
	does: [sendAgain],
})
