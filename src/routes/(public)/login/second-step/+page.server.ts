import { secondStep } from '#features/accounts/queries/links.ts'
import { confirmLogIn } from '#features/accounts/use-cases/confirm-log-in.ts'
import { comeIn, ownStep } from '#features/accounts/ways-in/entering.ts'
import { publicPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = publicPage({
	load: async ({ ask, event }) => ask(secondStep, { step: ownStep(event) }),
	does: [thenGo(confirmLogIn, comeIn)],
})
