import { clientsToAdd } from '#features/sharing/queries/named-clients.ts'
import { hook } from '#platform/http/doors.ts'

/** As one types: clients this program could be shared with. */
export const GET = hook('coach', async ({ ask, params: { programId = '' }, url }) =>
	Response.json(await ask(clientsToAdd, { programId, q: url.searchParams.get('q') ?? '' })),
)
