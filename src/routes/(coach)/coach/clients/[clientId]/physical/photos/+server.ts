import { takePhoto } from '#features/measurements/transfers/answers.ts'
import { hook } from '#platform/http/doors.ts'

export const POST = hook('coach', ({ actor, params, request }) =>
	takePhoto(actor, request, `/coach/clients/${params.clientId}/physical`, params.clientId),
)
