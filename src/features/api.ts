import { calendarRoutes } from '#features/calendars/api.ts'
import { trainingRoutes } from '#features/training/api.ts'
import type { ApiRoute } from '#platform/http/api.ts'

/** Every route of the API: one line per feature. */
export const apiRoutes: ApiRoute[] = [...calendarRoutes, ...trainingRoutes]
