import { sql } from 'kysely'
import { z } from 'zod'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { coaches } from '#platform/permission.ts'
import { query } from '#platform/use-case.ts'
import { spanFrom } from '../rules/placement.ts'
import { copiesAndChanges } from './copies.ts'

const pageSize = 50

const copy = z.object({
	runId: z.string(),
	clientId: z.string(),
	clientName: z.string(),
	from: z.string(),
	to: z.string(),
	/** What updating now would do to its future workouts; `left` were changed by hand or trained. */
	updated: z.number(),
	added: z.number(),
	removed: z.number(),
	left: z.number(),
})

/** 4.9: who runs this program now and where, and what its changes would do there. Sorted by client, 50 a page. */
export const runningCopies = query('calendars.running-copies', {
	input: z.object({ programId: Id, after: cursor(Id).optional() }),
	output: z.object({
		program: z.object({ id: z.string(), title: z.string() }),
		copies: z.array(copy),
		after: z.string().nullable(),
		total: z.number(),
		outdated: z.number(),
	}),
	may: coaches,
	subject: ({ db }, { programId }) =>
		db.selectFrom('program').select(['id', 'title']).where('id', '=', programId).executeTakeFirst(),
	async run({ db, actor, now }, program, { programId, after }) {
		const { rows } = await sql<Row>`
			with ${copiesAndChanges(programId, actor, now)},
			counted as (
				select copy.run_id, copy.client_id, copy.client_name, copy.span,
					count(*) filter (where change.kind = 'updated')::int as updated,
					count(*) filter (where change.kind = 'added')::int as added,
					count(*) filter (where change.kind = 'removed')::int as removed,
					count(*) filter (where change.kind = 'left')::int as "left"
				from copy left join change on change.run_id = copy.run_id
				group by copy.run_id, copy.client_id, copy.client_name, copy.span
			)
			select run_id as "runId", client_id as "clientId", client_name as "clientName", span::text as span,
				updated, added, removed, "left", count(*) over ()::int as total,
				count(*) filter (where updated + added + removed > 0) over ()::int as outdated
			from counted order by run_id`.execute(db)
		const from = after ? rows.findIndex((row) => row.runId > after[0]) : 0
		const page = from < 0 ? [] : rows.slice(from, from + pageSize)
		const last = from >= 0 && rows.length > from + pageSize ? page.at(-1) : undefined
		return {
			program,
			copies: page.map(({ span, total: _total, outdated: _outdated, ...row }) => ({
				...row,
				...spanFrom(span),
			})),
			after: last ? cursorText(last.runId) : null,
			total: rows[0]?.total ?? 0,
			outdated: rows[0]?.outdated ?? 0,
		}
	},
})

type Row = Omit<z.infer<typeof copy>, 'from' | 'to'> & { span: string; total: number; outdated: number }
