import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { clientReactivated } from '../events.ts'
import { coachOfAll } from '../permissions.ts'
import { chosenForUpdate } from '../queries/chosen.ts'

/** 2.1: back among the active, with everything they had. Also the undo of archiving. */
export const reactivateClients = useCase('clients.reactivate-clients', {
	input: z.object({ clientIds: z.array(Id).min(1).max(200) }),
	output: z.object({ reactivated: z.array(z.string()) }),
	subject: ({ db }, { clientIds }) => chosenForUpdate(db, clientIds),
	may: coachOfAll,
	async run({ db, emit }, chosen) {
		const ids = chosen.filter((client) => client.archived_at !== null).map(({ id }) => id)
		if (ids.length > 0) {
			await db
				.updateTable('client')
				.set((is) => ({ archived_at: null, archived_by: null, version: is('version', '+', 1) }))
				.where('id', 'in', ids)
				.execute()
		}
		for (const clientId of ids) {
			await emit(clientReactivated, {
				clientId,
				subject: { type: 'client', id: clientId },
				data: { clientId },
			})
		}
		return ok({ reactivated: ids })
	},
})
