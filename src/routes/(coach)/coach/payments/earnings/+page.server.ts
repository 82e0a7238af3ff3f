import { overview } from '#features/earnings/queries/overview.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({ load: ({ ask }) => ask(overview, {}) })
