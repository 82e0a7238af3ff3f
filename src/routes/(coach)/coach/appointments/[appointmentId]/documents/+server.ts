import { takeDocuments } from '#features/appointments/transfers/documents.ts'
import { hook } from '#platform/http/doors.ts'

export const POST = hook('coach', ({ actor, params, request }) =>
	takeDocuments(actor, (params as Record<string, string>).appointmentId ?? '', request),
)
