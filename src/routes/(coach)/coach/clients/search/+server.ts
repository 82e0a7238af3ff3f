import { asFilters, readAddress } from '#features/clients/pages/list-address.ts'
import { listClients } from '#features/clients/queries/list-clients.ts'
import { hook } from '#platform/http/doors.ts'

export const GET = hook('coach', async ({ ask, url }) => {
	const { after, ...address } = readAddress(url.searchParams)
	const limit = Math.min(200, Math.max(1, Number(url.searchParams.get('limit')) || 50))
	const input = { ...asFilters(address), limit, ...(after ? { after } : {}) }
	return Response.json(await ask(listClients, input))
})
