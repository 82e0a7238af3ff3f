import { clientsApi } from '#features/clients/api.ts'
import type { ApiRoute } from '#platform/http/api.ts'

/** Every route of the API: one line per feature. */
export const apiRoutes: ApiRoute[] = [...clientsApi]
