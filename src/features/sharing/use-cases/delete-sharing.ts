import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { clientRemoved } from '../events.ts'
import { audienceOf } from '../queries/access.ts'
import { effectsSince } from '../queries/effects.ts'
import { visibleClients } from '../queries/named-clients.ts'
import { shareForUpdate } from '../queries/share.ts'

/**
 * 4.5: takes one named client's grant away: they can no longer schedule the program; a run on their calendar stays, whole,
 * until it ends (I21). Tells nobody. Access through a group or to everyone can't be taken from one: refused.
 */
export const deleteSharing = useCase('sharing.delete-sharing', {
	input: z.object({ programId: Id, clientId: Id }),
	output: z.object({ programId: z.string(), clientId: z.string() }),
	subject: shareForUpdate,
	may: coaches,
	async run(acting, share, { programId, clientId }) {
		const { db, emit } = acting
		const visible = await visibleClients(acting, [clientId], { archived: true })
		if (!visible.has(clientId)) return refuse('not_found')
		const before = await audienceOf(db, programId)
		const removed = await db
			.deleteFrom('program_share_client')
			.where('program_id', '=', programId)
			.where('client_id', '=', clientId)
			.returning('grant_id')
			.executeTakeFirst()
		if (!removed) return refuse(before.includes(clientId) ? 'sharing_not_named' : 'not_found')
		await emit(clientRemoved, {
			clientId,
			subject: { type: 'program', id: programId },
			before: { program: share.title },
			data: { programId, title: share.title, clientId, grantId: removed.grant_id },
		})
		return ok({ programId, clientId }, await effectsSince(acting, programId, before, clientId))
	},
})
