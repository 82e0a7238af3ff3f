import { refusedBefore } from '#features/clients/transfers/refused-before.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({ load: async (page) => ({ refused: refusedBefore(page) }) })
