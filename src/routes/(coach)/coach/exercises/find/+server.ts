import { find } from '#features/exercises/queries/find.ts'
import { hook } from '#platform/http/doors.ts'
import { reading } from '#platform/perform.ts'

/** Type-ahead: exercises whose name fits `q`, best first. */
export const GET = hook('coach', async ({ actor, url }) => {
	const q = url.searchParams.get('q')?.slice(0, 200) ?? ''
	return Response.json(await reading(actor, ({ ask }) => ask(find, { q, limit: 8 })))
})
