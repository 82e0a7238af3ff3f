import { comeIn } from '#features/accounts/ways-in/entering.ts'
import { setupLinkWorks } from '#features/studios/queries.ts'
import { setUp } from '#features/studios/use-cases/set-up.ts'
import { publicPage, thenGo } from '#platform/http/doors.ts'
import { newId } from '#platform/ids.ts'

export const { load, actions } = publicPage({
	// Everything happens inside the studio that is being made.
	studio: () => newId(),
	load: async ({ ask, params: { token = '' } }) => ({ token, ...(await ask(setupLinkWorks, { token })) }),
	does: [thenGo(setUp, comeIn)],
})
