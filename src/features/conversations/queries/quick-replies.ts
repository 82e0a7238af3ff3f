import { sql } from 'kysely'
import { z } from 'zod'
import { coaches } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'

const QuickReply = z.object({ id: z.string(), title: z.string(), body: z.string(), version: z.number() })
export type QuickReply = z.output<typeof QuickReply>

/** 12.4: the studio's saved texts, by title. A studio has a hundred at most. */
export const quickReplies = query('conversations.quick-replies', {
	input: z.object({}),
	output: z.object({ quickReplies: z.array(QuickReply) }),
	may: coaches,
	run: async ({ db }) => ({
		quickReplies: await db
			.selectFrom('quick_reply')
			.select(['id', 'title', 'body', 'version'])
			.orderBy(sql`lower(title)`)
			.limit(100)
			.execute(),
	}),
})
