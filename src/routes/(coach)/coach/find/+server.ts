import { foundFor } from '#features/frame/queries/find.ts'
import { hook } from '#platform/http/doors.ts'

export const GET = hook('coach', async ({ actor, url }) =>
	Response.json(await foundFor(actor, url.searchParams.get('q') ?? '')),
)
