import { z } from 'zod'
import { workoutContentSchema } from '#features/programs/rules/content.ts'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { workoutEdited } from '../events.ts'
import { mayWrite } from '../permissions.ts'
import { workoutsWithCalendar } from '../queries/subjects.ts'
import { keepRemoved } from './parts/keep-removed.ts'
import { contentFields, givenContent } from './parts/workout-content.ts'

/**
 * 5.1: rewrites one workout on one calendar; no other calendar nor the program changes (I23). From then on it is changed
 * by hand: updates of its program pass it over (4.9). Refused as stale where somebody was faster.
 */
export const editWorkout = useCase('calendars.edit-workout', {
	input: z.object({
		workoutId: Id,
		/** The version that was read. */
		version: z.number().int(),
		title: z.string().trim().min(1).max(120),
		...contentFields,
	}),
	output: z.object({
		workoutId: z.string(),
		clientId: z.string(),
		version: z.number(),
		onDate: z.string(),
		eventId: z.string(),
	}),
	subject: (reading, { workoutId }) => workoutsWithCalendar(reading, [workoutId]),
	may: mayWrite,
	async run({ db, actor, now, emit }, { client_id }, { workoutId, version, title, ...given }) {
		const before = await db
			.selectFrom('workout')
			.select(['title', 'content', 'version', 'on_date'])
			.where('id', '=', workoutId)
			.forUpdate()
			.executeTakeFirst()
		if (!before) return refuse('not_found')
		if (before.version !== version) return refuse('stale')
		const content = await givenContent(db, given, workoutContentSchema.parse(before.content))
		if (!content) return refuse('calendars_text_too_long', {}, 'text')
		const { eventId } = await emit(workoutEdited, {
			clientId: client_id,
			subject: { type: 'workout', id: workoutId },
			...(before.title === title ? {} : { before: { title: before.title } }),
			after: { title, onDate: before.on_date },
			data: { workoutId },
		})
		await keepRemoved(db, { studioId: actor.studioId as string, eventId, now, workouts: [workoutId] })
		await db
			.updateTable('workout')
			.set({ title, content: JSON.stringify(content), changed_by_hand_at: now, version: version + 1 })
			.where('id', '=', workoutId)
			.execute()
		return ok({ workoutId, clientId: client_id, version: version + 1, onDate: before.on_date, eventId })
	},
})
