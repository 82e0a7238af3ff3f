import { documentShelf } from '#features/appointments/transfers/documents.ts'
import { clientShelf } from '#features/clients/transfers/answers.ts'
import { messageShelf } from '#features/conversations/transfers/files.ts'
import { sendStored, takeStored } from '#platform/files/answers.ts'
import { hook } from '#platform/http/doors.ts'

const shelves = [clientShelf, documentShelf, messageShelf]

// Open to whoever asks: staff, clients and keys; the queries say who may read which file, everybody else finds nothing.
export const GET = hook('public', ({ actor, params }) =>
	sendStored(actor, (params as Record<string, string>).fileId ?? '', shelves),
)
export const PUT = hook('public', ({ actor, params, request }) =>
	takeStored(actor, (params as Record<string, string>).fileId ?? '', request, shelves),
)
