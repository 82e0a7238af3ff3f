import { toBeat } from '#features/records/queries/to-beat.ts'
import { session } from '#features/training/queries/session.ts'
import { commentOnLog } from '#features/training/use-cases/comment-on-log.ts'
import { completeWorkout } from '#features/training/use-cases/complete-workout.ts'
import { logScore } from '#features/training/use-cases/log-score.ts'
import { logSet } from '#features/training/use-cases/log-set.ts'
import { removeSet } from '#features/training/use-cases/remove-set.ts'
import { reopenLog } from '#features/training/use-cases/reopen-log.ts'
import { skipWorkout } from '#features/training/use-cases/skip-workout.ts'
import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({
	load: async ({ ask, params }) => {
		const workout = await ask(session, { workoutId: params.workoutId ?? '' })
		const items = workout.sections.flatMap((section) => section.items)
		const exerciseKeys = [...new Set(items.map((item) => item.exerciseKey))]
		const { clientId, log } = workout
		const benchmarkKeys = workout.sections.flatMap(({ benchmark }) => benchmark?.key ?? [])
		const asked = { clientId, exerciseKeys, benchmarkKeys, ...(log ? { logId: log.id } : {}) }
		return { session: workout, toBeat: await ask(toBeat, asked) }
	},
	does: [logSet, logScore, removeSet, completeWorkout, skipWorkout, reopenLog, commentOnLog],
})
