import { z } from 'zod'
import { m } from '#messages'
import { Id } from '#platform/ids.ts'
import { ok, refuse, useCase } from '#platform/use-case.ts'
import { workoutsDeleted } from '../events.ts'
import { mayWrite } from '../permissions.ts'
import { workoutsWithCalendar } from '../queries/subjects.ts'
import { keepRemoved } from './parts/keep-removed.ts'

/**
 * 5.1: takes workouts off a calendar; what was logged stays in history (4.7). Can be undone for 30 days. A client may
 * delete what they added themselves.
 */
export const deleteWorkouts = useCase('calendars.delete-workouts', {
	input: z.object({
		workoutIds: z.array(Id).min(1).max(100),
		/** Of a single workout: the version that was read. */
		version: z.number().int().optional(),
	}),
	output: z.object({ clientId: z.string(), onDate: z.string(), eventId: z.string() }),
	subject: (reading, { workoutIds }) => workoutsWithCalendar(reading, workoutIds),
	may: mayWrite,
	async run({ db, actor, now, emit, locale }, { client_id, workouts }, { version }) {
		const [first] = workouts
		if (!first) return refuse('not_found')
		if (version !== undefined && first.version !== version) return refuse('stale')
		const ids = workouts.map((workout) => workout.workoutId)
		const { eventId } = await emit(workoutsDeleted, {
			clientId: client_id,
			subject: { type: 'workout', id: first.workoutId },
			before: { title: first.title, onDate: first.onDate, workouts: ids.length },
			data: { workoutIds: ids },
		})
		await keepRemoved(db, { studioId: actor.studioId as string, eventId, now, workouts: ids })
		await db.deleteFrom('workout').where('id', 'in', ids).execute()
		return ok({ clientId: client_id, onDate: first.onDate, eventId }, [
			{
				kind: 'goes',
				text: m.calendars_effect_workouts_go({ title: first.title, workouts: ids.length }, { locale }),
			},
			{ kind: 'note', text: m.calendars_effect_undo({}, { locale }) },
		])
	},
})
