import { sendErrors } from '#features/clients/transfers/answers.ts'
import { hook } from '#platform/http/doors.ts'

export const GET = hook('coach', ({ actor, params }) =>
	sendErrors(actor, (params as Record<string, string>).importId ?? ''),
)
