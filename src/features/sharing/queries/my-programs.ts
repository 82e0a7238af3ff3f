import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { anyClient } from '#platform/permission.ts'
import { dayOf } from '#platform/time/days.ts'
import { query } from '#platform/use-case.ts'

const Mine = z.object({
	programId: z.string(),
	title: z.string(),
	description: z.string(),
	weeks: z.number(),
	workouts: z.number(),
	/** The copy on the client's calendar that hasn't ended: its first and last day. */
	scheduled: z.object({ from: z.string(), until: z.string() }).nullable(),
})
export type MyProgram = z.output<typeof Mine>

type Row = Omit<MyProgram, 'scheduled'> & { from: string | null; until: string | null; searchText: string }

// One shape for list and detail, both through program_access alone (I20). Reads program_run of calendars in the same
// statement, so that a page of programs stays one.
const mine = (clientId: string, today: string) => sql`
	select p.id as "programId", p.title, p.description, p.weeks, p.search_text as "searchText", run.first::text as "from",
		run.last::text as "until",
		(select count(*)::int from program_workout w where w.studio_id = p.studio_id and w.program_id = p.id) as workouts
	from program_access a
	join program p on p.studio_id = a.studio_id and p.id = a.program_id
	left join lateral (
		select lower(r.span) as first, upper(r.span) - 1 as last from program_run r
		where r.studio_id = p.studio_id and r.program_id = p.id and r.client_id = a.client_id
			and upper(r.span) > ${today}::date
		order by lower(r.span) limit 1) run on true
	where a.client_id = ${clientId}::uuid`

const said = ({ from, until, searchText: _, ...row }: Row): MyProgram => ({
	...row,
	scheduled: from && until ? { from, until } : null,
})

/** 4.4, 4.6: the programs shared with the client who asks, by title, with a search. */
export const myPrograms = query('sharing.my-programs', {
	input: z.object({
		q: z.string().max(200).default(''),
		after: cursor(z.string(), Id).optional(),
		limit: z.number().int().min(1).max(100).default(30),
	}),
	output: z.object({ programs: z.array(Mine), next: z.string().nullable() }),
	may: anyClient,
	async run({ db, actor, now }, _, { q, after, limit }) {
		const { rows } = await sql<Row>`${mine(actor.id as string, dayOf(now, actor.timeZone))}
				and ${titled(q)}
				and ${after ? sql`(p.search_text, p.id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`}
			order by p.search_text, p.id
			limit ${limit + 1}`.execute(db)
		const page = rows.slice(0, limit)
		const last = page.at(-1)
		return {
			programs: page.map(said),
			next: rows.length > limit && last ? cursorText(last.searchText, last.programId) : null,
		}
	},
})

/** 4.4: one of them; not found once access has ended, whoever asks (I20, I32). */
export const myProgram = query('sharing.my-program', {
	input: z.object({ programId: Id }),
	output: Mine,
	may: anyClient,
	async subject({ db, actor, now }, { programId }) {
		if (actor.kind !== 'client') return null
		const { rows } = await sql<Row>`${mine(actor.id, dayOf(now, actor.timeZone))}
			and a.program_id = ${programId}::uuid`.execute(db)
		return rows[0]
	},
	run: async (_, row) => said(row),
})

/** 4.6: every word stands in the title, whatever its accents and capitals. */
function titled(q: string): RawBuilder<boolean> {
	const words = q.replaceAll('\0', '').split(/\s+/).filter(Boolean).slice(0, 8)
	if (words.length === 0) return sql<boolean>`true`
	const literal = (word: string) => sql`regexp_replace(fold(${word}::text), '([\\\\%_])', '\\\\\\1', 'g')`
	return sql<boolean>`(${sql.join(
		words.map((word) => sql`p.search_text like '%' || ${literal(word)} || '%'`),
		sql` and `,
	)})`
}
