import { sql } from 'kysely'
import { z } from 'zod'
import { anyStaff } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { Listed, listed, shown } from './listed.ts'
import { After, beyond, pageOf } from './paging.ts'
import { seenBy } from './seen.ts'

/** 7.1: times that clients ask for and nobody has answered yet, the next one first. */
export const requests = query('appointments.requests', {
	input: z.object({ after: After, limit: z.number().int().min(1).max(100).default(20) }),
	output: z.object({ requests: z.array(Listed), next: z.string().nullable() }),
	may: anyStaff,
	async run({ db, actor }, _, { after, limit }) {
		const where = [sql`a.status = 'requested'`, seenBy(actor), ...beyond(after, 'later')]
		const { page, next } = pageOf(await listed(db, actor, where, { limit: limit + 1 }), limit)
		return { requests: page.map(shown), next }
	},
})
