import { sendComparison } from '#features/charges/transfers/comparison.ts'
import { hook } from '#platform/http/doors.ts'

export const GET = hook('coach', ({ actor, url }) =>
	sendComparison(actor, url.searchParams.get('month') ?? ''),
)
