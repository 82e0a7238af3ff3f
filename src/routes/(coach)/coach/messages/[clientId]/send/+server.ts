import { takeMessage } from '#features/conversations/transfers/files.ts'
import { hook } from '#platform/http/doors.ts'

export const POST = hook('coach', ({ actor, params: { clientId = '' }, request }) =>
	takeMessage(actor, clientId, request, `/coach/messages/${clientId}`),
)
