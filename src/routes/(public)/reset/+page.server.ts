import { askForReset } from '#features/accounts/use-cases/ask-for-reset.ts'
import { publicPage } from '#platform/http/doors.ts'

export const { load, actions } = publicPage({ does: [askForReset] })
