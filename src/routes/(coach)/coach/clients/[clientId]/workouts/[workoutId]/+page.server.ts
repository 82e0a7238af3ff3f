import { workout } from '#features/calendars/queries/workout.ts'
import { copyWorkouts } from '#features/calendars/use-cases/copy-workouts.ts'
import { deleteWorkouts } from '#features/calendars/use-cases/delete-workouts.ts'
import { editWorkout } from '#features/calendars/use-cases/edit-workout.ts'
import { moveWorkouts } from '#features/calendars/use-cases/move-workouts.ts'
import { coachPage, thenGo } from '#platform/http/doors.ts'

const back = (done: string) => (value: { clientId: string; onDate: string; eventId: string }) =>
	`/coach/clients/${value.clientId}/calendar?date=${value.onDate}&done=${done}&event=${value.eventId}`

export const { load, actions } = coachPage({
	load: async ({ ask, params, actor }) => {
		const found = await ask(workout, { workoutId: params.workoutId ?? '' })
		const mayWrite = actor.kind === 'staff' && actor.role !== 'assistant'
		const path = `/coach/clients/${found.clientId}/calendar`
		return { workout: found, mayWrite, clientName: found.clientName, clientId: found.clientId, path }
	},
	does: [
		thenGo(editWorkout, back('saved')),
		thenGo(moveWorkouts, back('moved')),
		thenGo(copyWorkouts, back('copied')),
		thenGo(deleteWorkouts, back('deleted')),
	],
})
