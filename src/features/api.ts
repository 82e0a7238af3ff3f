import type { ApiRoute } from '#platform/http/api.ts'
import { notificationsApi } from './notifications/api.ts'
import { sharingApi } from './sharing/api.ts'

/** Every route of the API: one line per feature. */
export const apiRoutes: ApiRoute[] = [...sharingApi, ...notificationsApi]
