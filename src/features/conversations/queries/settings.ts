import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { coaches } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'

const defaultMinutes = 15

export async function digestMinutes(db: Db): Promise<number> {
	const row = await db.selectFrom('conversation_settings').select('digest_minutes').executeTakeFirst()
	return row?.digest_minutes ?? defaultMinutes
}

export const settings = query('conversations.settings', {
	input: z.object({}),
	output: z.object({
		/** How many minutes a message waits unread before a mail tells of it. */
		digestMinutes: z.number(),
	}),
	may: coaches,
	run: async ({ db }) => ({ digestMinutes: await digestMinutes(db) }),
})
