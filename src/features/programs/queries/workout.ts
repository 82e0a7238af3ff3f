import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { query } from '#platform/use-case.ts'
import { WorkoutView } from '../fields.ts'
import { mayRead } from '../permissions.ts'
import { withEditor, workoutView } from './program-outline.ts'

/** One workout of a program as it stands, with who changed it last: what a refused save is compared with. */
export const workout = query('programs.workout', {
	input: z.object({ workoutId: Id }),
	output: WorkoutView,
	subject: async ({ db }, { workoutId }) => {
		const row = await withEditor(db).where('program_workout.id', '=', workoutId).executeTakeFirst()
		return row && { id: row.program_id, row }
	},
	may: mayRead,
	run: async (_, { row }) => workoutView(row),
})
