import { clientPage } from '#platform/http/doors.ts'

export const { load, actions } = clientPage({})
