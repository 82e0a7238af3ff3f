import { sql } from 'kysely'
import { z } from 'zod'
import { anyStaff } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { Listed, listed, shown } from './listed.ts'
import { After, beyond, pageOf } from './paging.ts'
import { seenBy } from './seen.ts'

/** 7.3: sessions that are over and of which nobody has said yet how they went; the oldest first. */
export const toComplete = query('appointments.to-complete', {
	input: z.object({ after: After, limit: z.number().int().min(1).max(100).default(50) }),
	output: z.object({ appointments: z.array(Listed), next: z.string().nullable() }),
	may: anyStaff,
	async run({ db, actor, now }, _, { after, limit }) {
		const where = [
			sql`a.status = 'booked' and a.starts_at < ${now} and a.ends_at <= ${now}`,
			seenBy(actor),
			...beyond(after, 'later'),
		]
		const { page, next } = pageOf(await listed(db, actor, where, { limit: limit + 1 }), limit)
		return { appointments: page.map(shown), next }
	},
})
