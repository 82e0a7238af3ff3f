import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { ok, useCase } from '#platform/use-case.ts'
import { workoutSkipped } from '../events.ts'
import { mayLog } from '../permissions.ts'
import { sessionOf } from '../queries/subjects.ts'
import { entryAnswer, entryFields } from './parts/entry.ts'
import { finishLog } from './parts/finish-log.ts'

/** 5.2: the workout is skipped, with a word why. Sets already logged stay. */
export const skipWorkout = useCase('training.skip-workout', {
	input: z.object({ workoutId: Id, comment: z.string().trim().max(2000).optional(), ...entryFields }),
	output: z.object({ logId: z.string(), workoutId: z.string(), ...entryAnswer }),
	subject: (reading, { workoutId }) => sessionOf(reading, workoutId),
	may: mayLog,
	async run(acting, session, { comment, ...entering }) {
		return ok(
			await finishLog(acting, session, {
				...entering,
				status: 'skipped',
				event: workoutSkipped,
				comment,
			}),
		)
	},
})
