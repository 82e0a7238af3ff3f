import type { ApiRoute } from '#platform/http/api.ts'
import { calendarRoutes } from './calendars/api.ts'
import { clientsApi } from './clients/api.ts'
import { exercisesApi } from './exercises/api.ts'
import { programsApi } from './programs/api.ts'
import { sharingApi } from './sharing/api.ts'

/** Every route of the API: one line per feature. */
export const apiRoutes: ApiRoute[] = [
	...clientsApi,
	...exercisesApi,
	...programsApi,
	...sharingApi,
	...calendarRoutes,
	//
]
