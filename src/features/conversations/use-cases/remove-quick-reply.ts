import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { quickReplyRemoved } from '../events.ts'

/** A saved text goes; what was sent with it stays. */
export const removeQuickReply = useCase('conversations.remove-quick-reply', {
	input: z.object({ quickReplyId: Id }),
	output: z.object({}),
	subject: ({ db }, { quickReplyId }) =>
		db.selectFrom('quick_reply').select(['id', 'title']).where('id', '=', quickReplyId).executeTakeFirst(),
	may: coaches,
	async run({ db, emit }, { id, title }) {
		await db.deleteFrom('quick_reply').where('id', '=', id).execute()
		await emit(quickReplyRemoved, {
			subject: { type: 'quick-reply', id },
			before: { title },
			data: { quickReplyId: id },
		})
		return ok({})
	},
})
