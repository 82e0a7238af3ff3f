import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { sharingChanged } from '../events.ts'
import { audienceOf } from '../queries/access.ts'
import { effectsSince } from '../queries/effects.ts'
import { shareForUpdate } from '../queries/share.ts'

/** 4.3: ticks or unticks "tell them" for generic sharing. Ticked while it is active, it tells those who have access now. */
export const tellWhenGeneric = useCase('sharing.tell-when-generic', {
	input: z.object({ programId: Id, tell: z.boolean() }),
	output: z.object({ programId: z.string(), tell: z.boolean() }),
	subject: shareForUpdate,
	may: coaches,
	async run(acting, share, { programId, tell }) {
		const { db, emit } = acting
		const before = await audienceOf(db, programId)
		if (tell !== share.tellWhenGeneric) {
			await db
				.updateTable('program_share')
				.set({ tell_when_generic: tell, version: share.version + 1 })
				.where('program_id', '=', programId)
				.execute()
			await emit(sharingChanged, {
				subject: { type: 'program', id: programId },
				before: { tellWhenGeneric: share.tellWhenGeneric },
				after: { tellWhenGeneric: tell },
				data: { programId, title: share.title },
			})
		}
		return ok({ programId, tell }, await effectsSince(acting, programId, before))
	},
})
