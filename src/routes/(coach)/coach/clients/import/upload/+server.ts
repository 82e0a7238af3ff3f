import { takeList } from '#features/clients/transfers/answers.ts'
import { hook } from '#platform/http/doors.ts'

export const POST = hook('coach', ({ actor, request }) => takeList(actor, request))
