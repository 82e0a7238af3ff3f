import { clientsOfProgram } from '#features/sharing/queries/clients-of-program.ts'
import { mailsOfProgram } from '#features/sharing/queries/mails-of-program.ts'
import { sharingOfProgram } from '#features/sharing/queries/sharing-of-program.ts'
import { activateSharing } from '#features/sharing/use-cases/activate-sharing.ts'
import { addClients } from '#features/sharing/use-cases/add-clients.ts'
import { deactivateSharing } from '#features/sharing/use-cases/deactivate-sharing.ts'
import { deleteSharing } from '#features/sharing/use-cases/delete-sharing.ts'
import { setSharing } from '#features/sharing/use-cases/set-sharing.ts'
import { tellWhenGeneric } from '#features/sharing/use-cases/tell-when-generic.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({
	load: async ({ ask, url, params: { programId = '' }, actor }) => {
		const q = url.searchParams.get('q') ?? ''
		const after = url.searchParams.get('after') ?? undefined
		return {
			timeZone: actor.timeZone,
			sharing: await ask(sharingOfProgram, { programId }),
			clients: await ask(clientsOfProgram, { programId, q, ...(after ? { after } : {}) }),
			mails: await ask(mailsOfProgram, { programId }),
			q,
		}
	},
	does: [setSharing, activateSharing, deactivateSharing, addClients, deleteSharing, tellWhenGeneric],
})
