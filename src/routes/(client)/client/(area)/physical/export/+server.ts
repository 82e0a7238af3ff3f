import { sendOwn } from '#features/measurements/transfers/answers.ts'
import { hook } from '#platform/http/doors.ts'

export const GET = hook('client', ({ actor }) => sendOwn(actor))
