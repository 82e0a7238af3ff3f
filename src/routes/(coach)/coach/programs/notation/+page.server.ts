import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({ load: async ({ locale }) => ({ locale }) })
