import { sendFile, takeBytes } from '#features/clients/transfers/answers.ts'
import { hook } from '#platform/http/doors.ts'

// Open to whoever asks: staff, clients and keys; the query says who may read which file, everybody else finds nothing.
export const GET = hook('public', ({ actor, params }) =>
	sendFile(actor, (params as Record<string, string>).fileId ?? ''),
)
export const PUT = hook('public', ({ actor, params, request }) =>
	takeBytes(actor, (params as Record<string, string>).fileId ?? '', request),
)
