import { json } from '@sveltejs/kit'
import { clientsToAdd } from '#features/sharing/queries/named-clients.ts'
import { hook } from '#platform/http/doors.ts'
import { reading } from '#platform/perform.ts'

/** As one types: clients this program could be shared with. */
export const GET = hook('coach', async ({ actor, params, url }) => {
	const { programId = '' } = params as { programId?: string }
	const q = url.searchParams.get('q') ?? ''
	return json(await reading(actor, (r) => r.ask(clientsToAdd, { programId, q })))
})
