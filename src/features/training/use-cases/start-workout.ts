import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { mayLog } from '../permissions.ts'
import { sessionOf } from '../queries/subjects.ts'
import { openLog } from './parts/open-log.ts'

/** 5.2: begins to train a workout. Doing it again changes nothing. */
export const startWorkout = useCase('training.start-workout', {
	input: z.object({ workoutId: Id }),
	output: z.object({ logId: z.string(), workoutId: z.string() }),
	subject: (reading, { workoutId }) => sessionOf(reading, workoutId),
	may: mayLog,
	async run(acting, session) {
		const log = await openLog(acting, session, acting.now)
		return ok({ logId: log.id, workoutId: session.workoutId })
	},
})
