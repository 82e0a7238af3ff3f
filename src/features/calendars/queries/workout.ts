import { z } from 'zod'
import { workoutContentSchema } from '#features/programs/rules/content.ts'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { mayLook } from '../permissions.ts'
import { plainText } from '../rules/plain-workout.ts'
import { calendarOf, hidden } from './subjects.ts'

/** One workout of a calendar, whole, with its version for editing and as plain text for the simple editor (5.1). */
export const workout = query('calendars.workout', {
	input: z.object({ workoutId: Id }),
	output: z.object({
		id: z.string(),
		clientId: z.string(),
		clientName: z.string(),
		calendarId: z.string(),
		kind: z.enum(['main', 'subscription']),
		today: z.string(),
		onDate: z.string(),
		title: z.string(),
		content: workoutContentSchema,
		text: z.string(),
		version: z.number(),
		addedBy: z.string(),
		changedByHand: z.boolean(),
		run: z.object({ id: z.string(), title: z.string() }).nullable(),
		status: z.enum(['planned', 'started', 'completed', 'skipped']),
		logId: z.string().nullable(),
	}),
	async subject(reading, { workoutId }) {
		const row = await reading.db
			.selectFrom('workout')
			.leftJoin('program_run as run', 'run.id', 'workout.run_id')
			// Training's log, for its state only.
			.leftJoin('training_log as log', 'log.workout_id', 'workout.id')
			.select([
				'workout.id',
				'workout.client_id',
				'workout.calendar_id',
				'workout.on_date',
				'workout.title',
				'workout.content',
				'workout.version',
				'workout.added_by',
				'workout.changed_by_hand_at',
				'workout.run_id',
				'run.title as runTitle',
				'log.id as logId',
				'log.status',
			])
			.where('workout.id', '=', workoutId)
			.executeTakeFirst()
		const calendar =
			row && (await calendarOf(reading, { clientId: row.client_id, calendarId: row.calendar_id }))
		if (!calendar || (await hidden(reading, calendar.today, [workoutId]))) return undefined
		return { ...calendar, row }
	},
	may: mayLook,
	async run(_, { row, clientName, kind, today }) {
		const content = workoutContentSchema.parse(row.content)
		return {
			id: row.id,
			clientId: row.client_id,
			clientName,
			calendarId: row.calendar_id,
			kind,
			today,
			onDate: row.on_date,
			title: row.title,
			content,
			text: plainText(content),
			version: row.version,
			addedBy: row.added_by,
			changedByHand: row.changed_by_hand_at !== null,
			run: row.run_id && row.runTitle !== null ? { id: row.run_id, title: row.runTitle } : null,
			status: (row.status ?? 'planned') as 'planned' | 'started' | 'completed' | 'skipped',
			logId: row.logId,
		}
	},
})
