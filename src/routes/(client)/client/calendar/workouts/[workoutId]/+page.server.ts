import { workout } from '#features/calendars/queries/workout.ts'
import { copyWorkouts } from '#features/calendars/use-cases/copy-workouts.ts'
import { deleteWorkouts } from '#features/calendars/use-cases/delete-workouts.ts'
import { editWorkout } from '#features/calendars/use-cases/edit-workout.ts'
import { moveWorkouts } from '#features/calendars/use-cases/move-workouts.ts'
import { clientPage, thenGo } from '#platform/http/doors.ts'

const back = (done: string) => (value: { onDate: string; eventId: string }) =>
	`/client/calendar?date=${value.onDate}&done=${done}&event=${value.eventId}`

export const { load, actions } = clientPage({
	load: async ({ ask, params }) => {
		const found = await ask(workout, { workoutId: params.workoutId ?? '' })
		const mayWrite = found.addedBy === 'client'
		return { workout: found, mayWrite, clientName: null, clientId: null, path: '/client/calendar' }
	},
	does: [
		thenGo(editWorkout, back('saved')),
		thenGo(moveWorkouts, back('moved')),
		thenGo(copyWorkouts, back('copied')),
		thenGo(deleteWorkouts, back('deleted')),
	],
})
