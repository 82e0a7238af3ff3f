import { followAs } from '#features/conversations/transfers/doors.ts'
import { hook } from '#platform/http/doors.ts'

export const GET = hook('coach', (event) => followAs(event, event.params.clientId ?? ''))
