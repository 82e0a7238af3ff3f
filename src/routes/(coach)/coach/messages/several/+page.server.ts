import { severalPage } from '#features/conversations/transfers/pages.ts'
import { broadcast } from '#features/conversations/use-cases/broadcast.ts'
import { coachPage } from '#platform/http/doors.ts'

export const { load, actions } = coachPage({ load: severalPage, does: [broadcast] })
