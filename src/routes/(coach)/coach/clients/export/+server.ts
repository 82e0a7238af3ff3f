import { asFilters, readAddress } from '#features/clients/pages/list-address.ts'
import { sendList } from '#features/clients/transfers/answers.ts'
import { hook } from '#platform/http/doors.ts'

export const GET = hook('coach', ({ actor, url }) =>
	sendList(actor, asFilters(readAddress(url.searchParams))),
)
