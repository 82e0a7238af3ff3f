import { takeMessage } from '#features/conversations/transfers/files.ts'
import { hook } from '#platform/http/doors.ts'

export const POST = hook('client', ({ actor, request }) =>
	takeMessage(actor, actor.id ?? '', request, '/client/messages'),
)
