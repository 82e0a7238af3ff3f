import { workout } from '#features/programs/queries/workout.ts'
import { hook } from '#platform/http/doors.ts'
import { reading } from '#platform/perform.ts'

/** One workout as it stands, for comparing after a refused save. */
export const GET = hook('coach', async ({ actor, params }) =>
	Response.json(await reading(actor, ({ ask }) => ask(workout, { workoutId: params.workoutId ?? '' }))),
)
