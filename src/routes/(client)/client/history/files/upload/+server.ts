import { takeRecordings } from '#features/imports/transfers/take-recordings.ts'
import { hook } from '#platform/http/doors.ts'

export const POST = hook('client', ({ actor, request }) =>
	takeRecordings(actor, request, '/client/history/files'),
)
