import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { sharingDeactivated } from '../events.ts'
import { audienceOf } from '../queries/access.ts'
import { effectsSince } from '../queries/effects.ts'
import { shareForUpdate } from '../queries/share.ts'

/** 4.5: the switch goes off: nobody may schedule the program any more; what is scheduled stays until it ends. Tells nobody. */
export const deactivateSharing = useCase('sharing.deactivate-sharing', {
	input: z.object({ programId: Id }),
	output: z.object({ programId: z.string(), active: z.literal(false) }),
	subject: shareForUpdate,
	may: coaches,
	async run(acting, share, { programId }) {
		const { db, emit } = acting
		const done = { programId, active: false as const }
		const before = await audienceOf(db, programId)
		if (!share.active) return ok(done, await effectsSince(acting, programId, before))
		await db
			.updateTable('program_share')
			.set({ activated_at: null, activated_by: null, version: share.version + 1 })
			.where('program_id', '=', programId)
			.execute()
		await emit(sharingDeactivated, {
			subject: { type: 'program', id: programId },
			before: { active: true, kind: share.kind },
			after: { active: false },
			data: { programId, title: share.title },
		})
		return ok(done, await effectsSince(acting, programId, before))
	},
})
