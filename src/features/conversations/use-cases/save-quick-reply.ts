import { z } from 'zod'
import { Id, newId } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { quickReplySaved } from '../events.ts'
import { longestBody } from '../rules/lengths.ts'

const most = 100

/** 12.4: a text the studio's coaches send again and again: a new one, or other words for one there is. */
export const saveQuickReply = useCase('conversations.save-quick-reply', {
	input: z.object({
		/** Left out: a new one. */
		quickReplyId: Id.optional(),
		title: z.string().trim().min(1).max(60),
		body: z.string().trim().min(1).max(longestBody),
	}),
	output: z.object({ quickReplyId: z.string() }),
	may: coaches,
	conflicts: { quick_reply_title: 'conversations_title_taken' },
	async run({ db, actor, now, emit }, _, { quickReplyId, title, body }) {
		const id = quickReplyId ?? newId()
		if (quickReplyId) {
			const { numUpdatedRows } = await db
				.updateTable('quick_reply')
				.set((row) => ({ title, body, version: row('version', '+', 1) }))
				.where('id', '=', id)
				.executeTakeFirst()
			if (numUpdatedRows === 0n) return refuse('not_found')
		} else {
			const { count } = await db
				.selectFrom('quick_reply')
				.select(({ fn }) => fn.countAll<string>().as('count'))
				.executeTakeFirstOrThrow()
			if (Number(count) >= most) return refuse('conversations_many_replies', { most })
			await db
				.insertInto('quick_reply')
				.values({ studio_id: actor.studioId as string, id, title, body, created_at: now })
				.execute()
		}
		await emit(quickReplySaved, {
			subject: { type: 'quick-reply', id },
			after: { title },
			data: { quickReplyId: id },
		})
		return ok({ quickReplyId: id })
	},
})
