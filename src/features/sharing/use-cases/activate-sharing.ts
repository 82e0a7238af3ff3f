import { z } from 'zod'
import { staffIdOf } from '#platform/actor.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { sharingActivated } from '../events.ts'
import { audienceOf } from '../queries/access.ts'
import { effectsSince } from '../queries/effects.ts'
import { shareForUpdate } from '../queries/share.ts'

/**
 * 4.1: throws the switch: from now on the share grants access, and each named client is told once (4.3). Already on: nothing
 * happens. `tellWhenGeneric` ticks or unticks "tell them" along with it.
 */
export const activateSharing = useCase('sharing.activate-sharing', {
	input: z.object({ programId: Id, tellWhenGeneric: z.boolean().optional() }),
	output: z.object({ programId: z.string(), active: z.literal(true) }),
	subject: shareForUpdate,
	may: coaches,
	async run(acting, share, { programId, tellWhenGeneric = share.tellWhenGeneric }) {
		const { db, actor, now, emit } = acting
		if (share.type !== 'plan') return refuse('sharing_only_plans')
		const done = { programId, active: true as const }
		if (share.active && tellWhenGeneric === share.tellWhenGeneric)
			return ok(done, await effectsSince(acting, programId, await audienceOf(db, programId)))
		const before = await audienceOf(db, programId)
		await db
			.updateTable('program_share')
			.set({ tell_when_generic: tellWhenGeneric, version: share.version + 1 })
			.$if(!share.active, (row) => row.set({ activated_at: now, activated_by: staffIdOf(actor) }))
			.where('program_id', '=', programId)
			.execute()
		await emit(sharingActivated, {
			subject: { type: 'program', id: programId },
			before: { active: share.active },
			after: { active: true, kind: share.kind, tellWhenGeneric },
			data: { programId, title: share.title, kind: share.kind },
		})
		return ok(done, await effectsSince(acting, programId, before))
	},
})
