import { session } from '#features/training/queries/session.ts'
import { commentOnLog } from '#features/training/use-cases/comment-on-log.ts'
import { completeWorkout } from '#features/training/use-cases/complete-workout.ts'
import { logSet } from '#features/training/use-cases/log-set.ts'
import { removeSet } from '#features/training/use-cases/remove-set.ts'
import { reopenLog } from '#features/training/use-cases/reopen-log.ts'
import { skipWorkout } from '#features/training/use-cases/skip-workout.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, params }) => ({ session: await ask(session, { workoutId: params.workoutId ?? '' }) }),
	does: [logSet, removeSet, completeWorkout, skipWorkout, reopenLog, commentOnLog],
})
