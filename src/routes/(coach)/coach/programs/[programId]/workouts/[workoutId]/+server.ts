import { workout } from '#features/programs/queries/workout.ts'
import { hook } from '#platform/http/doors.ts'

/** One workout as it stands, for comparing after a refused save. */
export const GET = hook('coach', async ({ ask, params }) =>
	Response.json(await ask(workout, { workoutId: params.workoutId ?? '' })),
)
