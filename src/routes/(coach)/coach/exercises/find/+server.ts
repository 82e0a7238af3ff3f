import { find } from '#features/exercises/queries/find.ts'
import { hook } from '#platform/http/doors.ts'

/** Type-ahead: exercises whose name fits `q`, best first. */
export const GET = hook('coach', async ({ ask, url }) => {
	const q = url.searchParams.get('q')?.slice(0, 200) ?? ''
	return Response.json(await ask(find, { q, limit: 8 }))
})
