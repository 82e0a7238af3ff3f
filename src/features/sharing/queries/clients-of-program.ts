import { sql } from 'kysely'
import { z } from 'zod'
import { matching } from '#features/clients/queries/matching.ts'
import { visibleTo } from '#features/clients/queries/visible.ts'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { dayOf } from '#platform/time/days.ts'
import { query } from '#platform/use-case.ts'
import { shareOf } from './share.ts'

const Listed = z.object({
	id: z.string(),
	name: z.string(),
	email: z.string().nullable(),
	/** Named for specific sharing: "Delete sharing" is possible. */
	named: z.boolean(),
	/** May see and schedule it at this moment (I20). */
	access: z.boolean(),
	archived: z.boolean(),
	toldAt: z.iso.datetime().nullable(),
	/** Last day of their copy that hasn't ended; null where none stands on a calendar (4.5). */
	scheduledUntil: z.string().nullable(),
})
export type SharedClient = z.output<typeof Listed>

type Row = Omit<SharedClient, 'toldAt'> & { sortName: string; toldAt: Date | null }

/**
 * 4.1: with whom a program is shared: everybody who has access, and for specific sharing those who are named and will have it
 * once it is active. A coach reads their own clients here, not other coaches' (1.3). By surname, a page at a time. Reads `program_run` of calendars in the same statement.
 */
export const clientsOfProgram = query('sharing.clients-of-program', {
	input: z.object({
		programId: Id,
		q: z.string().max(200).default(''),
		after: cursor(z.string(), Id).optional(),
		limit: z.number().int().min(1).max(200).default(50),
	}),
	output: z.object({ clients: z.array(Listed), next: z.string().nullable() }),
	subject: ({ db }, { programId }) => shareOf(db, programId),
	may: coaches,
	async run({ db, actor, now }, share, { programId, q, after, limit }) {
		const today = dayOf(now, actor.timeZone)
		// Whom the list can hold, before anything else: named clients are few, and the index by name need not be walked for them.
		const held =
			share.kind === 'specific'
				? sql`c.id in (select client_id from program_share_client where program_id = ${programId}::uuid)`
				: sql`exists (select from program_access a where a.program_id = ${programId}::uuid and a.client_id = c.id)`
		const { rows } = await sql<Row>`
			select c.id, trim(c.first_name || ' ' || c.last_name) as name, c.email, c.sort_name as "sortName",
				named.client_id is not null as named, c.archived_at is not null as archived,
				exists (select from program_access a where a.program_id = ${programId}::uuid and a.client_id = c.id) as access,
				(select max(t.at) from program_share_told t where t.client_id = c.id
					and t.grant_id in (named.grant_id, ${programId}::uuid)) as "toldAt",
				(select (max(upper(r.span)) - 1)::text from program_run r where r.program_id = ${programId}::uuid
					and r.client_id = c.id and upper(r.span) > ${today}::date) as "scheduledUntil"
			from client c
			left join program_share_client named on named.studio_id = c.studio_id
				and named.program_id = ${programId}::uuid and named.client_id = c.id
			where ${held} and ${visibleTo(actor)} and ${matching(q)}
				and ${after ? sql`(c.sort_name, c.id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`}
			order by c.sort_name, c.id
			limit ${limit + 1}`.execute(db)
		const page = rows.slice(0, limit)
		const last = page.at(-1)
		return {
			clients: page.map(({ sortName: _, toldAt, ...listed }) => ({
				...listed,
				toldAt: toldAt?.toISOString() ?? null,
			})),
			next: rows.length > limit && last ? cursorText(last.sortName, last.id) : null,
		}
	},
})
