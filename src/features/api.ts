import type { ApiRoute } from '#platform/http/api.ts'
import { clientsApi } from './clients/api.ts'
import { sharingApi } from './sharing/api.ts'

/** Every route of the API: one line per feature. */
export const apiRoutes: ApiRoute[] = [...clientsApi, ...sharingApi]
