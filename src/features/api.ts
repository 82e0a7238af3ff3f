import { accountRoutes } from '#features/accounts/api.ts'
import { studioRoutes } from '#features/studios/api.ts'
import type { ApiRoute } from '#platform/http/api.ts'

/** Every route of the API: one line per feature. */
export const apiRoutes: ApiRoute[] = [
	...studioRoutes,
	...accountRoutes,
]
