import { sendClient } from '#features/clients/transfers/answers.ts'
import { hook } from '#platform/http/doors.ts'

export const GET = hook('coach', ({ actor, params }) => sendClient(actor, params.clientId ?? ''))
