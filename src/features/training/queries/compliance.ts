import { sql } from 'kysely'
import { z } from 'zod'
import { visibleTo } from '#features/clients/queries/visible.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { dayOf } from '#platform/time/days.ts'
import { query } from '#platform/use-case.ts'
import { countedIn, reaching, weeksUpTo } from './weeks-counted.ts'

const pageSize = 25

const week = z.object({ week: z.string(), scheduled: z.number(), done: z.number() })
const line = z.object({
	clientId: z.string(),
	name: z.string(),
	weeks: z.array(week),
	/** Days from today to the last planned workout; null where none is planned. */
	daysAhead: z.number().nullable(),
})
export type ComplianceLine = z.infer<typeof line>

/**
 * 5.4: done of scheduled, per client and week: this week and those before it, oldest first, by name. A workout counts in
 * the week it stands in; training whose workout has left the calendar counts in the week it was done. One statement.
 */
export const compliance = query('training.compliance', {
	input: z.object({
		/** Only this client. */
		clientId: Id.optional(),
		weeks: z.number().int().min(1).max(26).default(4),
		/** Only clients whose calendar is filled for fewer days than this from today on. */
		daysAheadBelow: z.number().int().min(1).max(60).optional(),
		after: cursor(z.string(), Id).optional(),
	}),
	output: z.object({ clients: z.array(line), next: z.string().nullable() }),
	may: coaches,
	async run({ db, actor, now }, _, { clientId, weeks, daysAheadBelow, after }) {
		const settings = await db.selectFrom('studio_settings').select('week_starts_on').executeTakeFirstOrThrow()
		const today = dayOf(now, actor.timeZone)
		const starts = weeksUpTo(today, weeks, settings.week_starts_on)
		const { rows } = await sql<ComplianceLine & { sort: string }>`
			with person as (
				select c.studio_id, c.id, c.sort_name, trim(c.first_name || ' ' || c.last_name) as name, ahead.days
				from client c
				cross join lateral (
					select max(on_date) - ${today}::date as days from workout ${reaching}
					where workout.studio_id = c.studio_id and workout.client_id = c.id and on_date >= ${today}::date) ahead
				where c.archived_at is null and ${visibleTo(actor)}
					and (${clientId ?? null}::uuid is null or c.id = ${clientId ?? null}::uuid)
					and (${daysAheadBelow ?? null}::int is null or coalesce(ahead.days, -1) < ${daysAheadBelow ?? null}::int)
					and ${after ? sql`(c.sort_name, c.id) > (${after[0]}::text collate "C", ${after[1]}::uuid)` : sql`true`}
				order by c.sort_name, c.id
				limit ${pageSize + 1}
			)
			select person.id as "clientId", person.name, person.sort_name as sort, person.days as "daysAhead",
				(select json_agg(json_build_object('week', start, 'scheduled', counted.scheduled,
						'done', counted.done) order by start)
					from unnest(${starts}::date[]) start
					${countedIn(sql`person.studio_id`, sql`person.id`)}
				) as weeks
			from person order by person.sort_name, person.id`.execute(db)
		const page = rows.slice(0, pageSize)
		const last = rows.length > pageSize ? page.at(-1) : undefined
		return {
			clients: page.map(({ sort: _sort, ...each }) => each),
			next: last ? cursorText(last.sort, last.clientId) : null,
		}
	},
})
