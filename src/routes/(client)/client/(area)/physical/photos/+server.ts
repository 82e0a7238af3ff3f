import { takePhoto } from '#features/measurements/transfers/answers.ts'
import { hook } from '#platform/http/doors.ts'

export const POST = hook('client', ({ actor, request }) => takePhoto(actor, request, '/client/physical'))
