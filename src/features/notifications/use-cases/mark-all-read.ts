import { z } from 'zod'
import { ok, useCase } from '#platform/use-case.ts'
import { inPerson } from '../permissions.ts'

/** Marks all of one's own notices as read. */
export const markAllRead = useCase('notifications.mark-all-read', {
	input: z.object({}),
	output: z.object({ read: z.number() }),
	may: inPerson,
	async run({ db, actor, now }) {
		const marked = await db
			.updateTable('notice')
			.set({ read_at: now })
			.where(actor.kind === 'client' ? 'client_id' : 'staff_id', '=', actor.id)
			.where('read_at', 'is', null)
			.executeTakeFirst()
		return ok({ read: Number(marked.numUpdatedRows) })
	},
})
