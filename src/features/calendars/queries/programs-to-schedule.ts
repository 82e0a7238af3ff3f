import { sql } from 'kysely'
import { z } from 'zod'
import { cursor, cursorText } from '#platform/cursor.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { mayAdd } from '../permissions.ts'
import { calendarOf } from './subjects.ts'

const pageSize = 30

const program = z.object({
	id: z.string(),
	title: z.string(),
	description: z.string(),
	weeks: z.number(),
	workouts: z.number(),
	/** The client has it on their calendar already, now or ahead. */
	scheduled: z.boolean(),
})
export type ProgramToSchedule = z.infer<typeof program>

/**
 * 4.6: every program that can be scheduled here, with a search, by title. A client sees what is shared with them at this
 * moment (I20); staff see every plan that isn't archived, and what is
 * written in a 1-2-1 program itself: the template that subscribers' calendars are filled from.
 */
export const programsToSchedule = query('calendars.programs-to-schedule', {
	input: z.object({
		clientId: Id.optional(),
		/** Left out: the main one. */
		calendarId: Id.optional(),
		search: z.string().trim().max(120).default(''),
		after: cursor(z.string(), Id).optional(),
		/** Only this one: for the page that asks for its start. */
		programId: Id.optional(),
	}),
	output: z.object({ programs: z.array(program), after: z.string().nullable() }),
	subject: (reading, which) => calendarOf(reading, which),
	may: mayAdd,
	async run({ db, actor }, { calendar_id, client_id, today }, { search, after, programId }) {
		const byClient = actor.kind === 'client'
		const { rows } = await sql<ProgramToSchedule & { sort: string }>`
			select p.id, p.title, p.description, p.weeks, p.search_text as sort,
				(select count(*)::int from program_workout w
					where w.studio_id = p.studio_id and w.program_id = p.id) as workouts,
				exists (select from program_run run
					where run.studio_id = p.studio_id and run.calendar_id = ${calendar_id}::uuid and run.program_id = p.id
						and upper(run.span) > ${today}::date) as scheduled
			from program p
			where (p.type = 'plan' or p.type = 'one_to_one' and not ${byClient}::boolean and exists (
					select from program_workout w where w.studio_id = p.studio_id and w.program_id = p.id)) and p.archived_at is null
				and (not ${byClient}::boolean or exists (select from program_access a
					where a.studio_id = p.studio_id and a.program_id = p.id and a.client_id = ${client_id}::uuid))
				and (${programId ?? null}::uuid is null or p.id = ${programId ?? null}::uuid)
				and (${search} = '' or p.search_text like '%' || replace(replace(replace(fold(${search}),
					'\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%')
				and ${after ? sql`(p.search_text, p.id) > (${after[0]}::text collate "C", ${after[1]}::uuid)` : sql`true`}
			order by p.search_text, p.id
			limit ${pageSize + 1}`.execute(db)
		const page = rows.slice(0, pageSize)
		const last = rows.length > pageSize ? page.at(-1) : undefined
		return {
			programs: page.map(({ sort: _sort, ...each }) => each),
			after: last ? cursorText(last.sort, last.id) : null,
		}
	},
})
