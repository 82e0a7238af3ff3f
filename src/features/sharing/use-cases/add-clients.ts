import { z } from 'zod'
import { Id, newId } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { clientAdded } from '../events.ts'
import { audienceOf } from '../queries/access.ts'
import { effectsSince } from '../queries/effects.ts'
import { visibleClients } from '../queries/named-clients.ts'
import { shareForUpdate } from '../queries/share.ts'

/**
 * 4.3: names clients a program is shared with. Each is a grant of its own; while sharing is active they are told now,
 * otherwise on activation. Who is named already stays as they are, and isn't told again.
 */
export const addClients = useCase('sharing.add-clients', {
	input: z.object({ programId: Id, clientIds: z.array(Id).min(1).max(200) }),
	output: z.object({ added: z.array(z.string()) }),
	subject: shareForUpdate,
	may: coaches,
	async run(acting, share, { programId, clientIds }) {
		const { db, actor, now, emit } = acting
		if (share.type !== 'plan') return refuse('sharing_only_plans')
		if (share.kind !== 'specific') return refuse('sharing_not_specific')
		const shareable = await visibleClients(acting, clientIds, { archived: false })
		if (clientIds.some((id) => !shareable.has(id))) return refuse('not_found')
		const before = await audienceOf(db, programId)
		const added = await db
			.insertInto('program_share_client')
			.values(
				[...shareable].map((client_id) => ({
					studio_id: actor.studioId as string,
					program_id: programId,
					client_id,
					grant_id: newId(),
					added_at: now,
					added_by: actor.id,
				})),
			)
			.onConflict((named) => named.columns(['studio_id', 'program_id', 'client_id']).doNothing())
			.returning(['client_id', 'grant_id'])
			.execute()
		for (const { client_id: clientId, grant_id: grantId } of added) {
			await emit(clientAdded, {
				clientId,
				subject: { type: 'program', id: programId },
				after: { program: share.title },
				data: { programId, title: share.title, clientId, grantId },
			})
		}
		const effects = await effectsSince(acting, programId, before)
		return ok({ added: added.map((row) => row.client_id) }, effects)
	},
})
