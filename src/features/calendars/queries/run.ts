import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database/transaction.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { mayLook } from '../permissions.ts'
import { spanFrom } from '../rules/placement.ts'
import { runWithCalendar } from './subjects.ts'

/** One run of a calendar: what it is, where it stands, and how much of it is done. */
export const run = query('calendars.run', {
	input: z.object({ runId: Id }),
	output: z.object({
		id: z.string(),
		clientId: z.string(),
		clientName: z.string(),
		calendarId: z.string(),
		kind: z.enum(['main', 'subscription']),
		title: z.string(),
		from: z.string(),
		to: z.string(),
		scheduledBy: z.string(),
		workouts: z.number(),
		logged: z.number(),
	}),
	subject: (reading, { runId }) => runWithCalendar(reading, runId),
	may: mayLook,
	async run({ db }, { client_id, calendar_id, kind, clientName, runId, scheduledBy }) {
		const { rows } = await sql<{ title: string; span: string; workouts: number; logged: number }>`
			select run.title, run.span::text as span, count(workout.id)::int as workouts, count(log.id)::int as logged
			from program_run run
			left join workout on workout.studio_id = run.studio_id and workout.run_id = run.id
			left join training_log log on log.studio_id = workout.studio_id and log.workout_id = workout.id
			where run.id = ${runId}::uuid group by run.studio_id, run.id`.execute(db)
		const [row] = rows
		if (!row) throw new Error('a run that was just read is there')
		const { span, ...rest } = row
		return {
			...{ id: runId, clientId: client_id, calendarId: calendar_id, kind, clientName, scheduledBy },
			...rest,
			...spanFrom(span),
		}
	},
})

/** Whether the client has a copy of this program on a calendar: then a refusal may name it (4.5). */
export async function hasRun(db: Db, programId: string, clientId: string): Promise<boolean> {
	const row = await db
		.selectFrom('program_run')
		.select('id')
		.where('program_id', '=', programId)
		.where('client_id', '=', clientId)
		.limit(1)
		.executeTakeFirst()
	return row !== undefined
}
