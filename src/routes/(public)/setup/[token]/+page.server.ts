import { comeIn } from '#features/accounts/ways-in/entering.ts'
import { setupLinkWorks } from '#features/studios/queries/settings.ts'
import { setUp } from '#features/studios/use-cases/set-up.ts'
import { publicPage, thenGo } from '#platform/http/doors.ts'

export const { load, actions } = publicPage({
	load: async ({ ask, params: { token = '' } }) => ({ token, ...(await ask(setupLinkWorks, { token })) }),
	does: [thenGo(setUp, comeIn)],
})
