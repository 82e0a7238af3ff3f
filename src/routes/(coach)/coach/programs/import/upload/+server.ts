import { takeProgram } from '#features/imports/transfers/take-table.ts'
import { hook } from '#platform/http/doors.ts'

export const POST = hook('coach', ({ actor, request }) => takeProgram(actor, request))
