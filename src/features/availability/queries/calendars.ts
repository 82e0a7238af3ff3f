import { sql } from 'kysely'
import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { type RefusalCode, refusalText } from '#platform/refusals.ts'
import { query } from '#platform/use-case.ts'
import { mayKeepHours } from '../permissions.ts'
import { coachById } from './subjects.ts'

/** 7.7: a coach's calendars elsewhere and how they do. Neither the address nor what is in them is ever told. */
export const calendars = query('availability.calendars', {
	input: z.object({ coachId: Id }),
	output: z.object({
		calendars: z.array(
			z.object({
				id: z.string(),
				label: z.string(),
				host: z.string(),
				addedAt: z.date(),
				/** When it last answered as it should; what it said then counts until it does again (I7). */
				workedAt: z.date().nullable(),
				nextReadAt: z.date(),
				/** Null while it works. */
				failure: z.string().nullable(),
				failureText: z.string().nullable(),
				/** How many stretches of busy time are known. */
				busy: z.number(),
			}),
		),
	}),
	subject: ({ db }, { coachId }) => coachById(db, coachId),
	may: mayKeepHours,
	async run({ db, locale }, { coachId }) {
		const rows = await db
			.selectFrom('external_calendar')
			.select(['id', 'label', 'host', 'added_at', 'worked_at', 'next_read_at', 'failure'])
			.select(sql<number>`(select count(*)::int from unnest(busy))`.as('busy'))
			.where('staff_id', '=', coachId)
			.orderBy('id')
			.execute()
		return {
			calendars: rows.map((row) => ({
				...{ id: row.id, label: row.label, host: row.host, addedAt: row.added_at },
				...{ workedAt: row.worked_at, nextReadAt: row.next_read_at, failure: row.failure, busy: row.busy },
				failureText: row.failure && refusalText(row.failure as RefusalCode, {}, locale),
			})),
		}
	},
})
