import { auth } from '#features/accounts/auth.ts'
import { hook } from '#platform/http/doors.ts'

const answer = hook('public', async ({ request }) => (await auth()).handler(request))
export const GET = answer
export const POST = answer
