import { logOut } from '#features/accounts/use-cases/log-out.ts'
import { goOut } from '#features/accounts/ways-in/entering.ts'
import { accountPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = accountPage({
	// Whose unsent entries this device may hold (5.5).
	load: async ({ actor }) => ({ owner: actor.kind === 'client' ? actor.id : '' }),
	does: [thenGo(logOut, (_, event) => goOut('logged-out', event))],
})
