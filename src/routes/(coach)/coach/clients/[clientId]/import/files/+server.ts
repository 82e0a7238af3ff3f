import { takeRecordings } from '#features/imports/transfers/take-recordings.ts'
import { hook } from '#platform/http/doors.ts'

export const POST = hook('coach', ({ actor, params, request }) =>
	takeRecordings(actor, request, `/coach/clients/${params.clientId}/import`, params.clientId),
)
