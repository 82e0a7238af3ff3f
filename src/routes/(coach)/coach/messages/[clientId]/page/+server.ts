import { coachThread } from '#features/conversations/transfers/pages.ts'
import { hook } from '#platform/http/doors.ts'

/** As its page has it, for the panel beside other pages, and older messages of it. */
export const GET = hook('coach', async ({ actor, ask, url, params }) =>
	Response.json(await coachThread({ actor, ask, url, locale: actor.locale }, params.clientId ?? '')),
)
