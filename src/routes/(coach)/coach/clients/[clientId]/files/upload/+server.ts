import { takeUploads } from '#features/clients/transfers/answers.ts'
import { hook } from '#platform/http/doors.ts'

export const POST = hook('coach', ({ actor, params, request }) =>
	takeUploads(actor, params.clientId ?? '', request),
)
