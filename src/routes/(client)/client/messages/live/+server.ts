import { followAs } from '#features/conversations/transfers/doors.ts'
import { hook } from '#platform/http/doors.ts'

export const GET = hook('client', (event) => followAs(event, event.actor.id ?? ''))
