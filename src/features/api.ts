import { exercisesApi } from '#features/exercises/api.ts'
import { programsApi } from '#features/programs/api.ts'
import type { ApiRoute } from '#platform/http/api.ts'

/** Every route of the API: one line per feature. */
export const apiRoutes: ApiRoute[] = [...exercisesApi, ...programsApi]
