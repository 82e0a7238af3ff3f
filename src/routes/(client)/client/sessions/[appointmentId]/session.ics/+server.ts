import { sendSessionFile } from '#features/appointments/transfers/session-file.ts'
import { hook } from '#platform/http/doors.ts'

export const GET = hook('client', sendSessionFile)
