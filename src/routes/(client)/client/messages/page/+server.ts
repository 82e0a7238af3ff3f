import { clientThread } from '#features/conversations/transfers/pages.ts'
import { hook } from '#platform/http/doors.ts'

/** As its page has it, for the panel over other pages, and older messages of it. */
export const GET = hook('client', async ({ actor, ask, url }) =>
	Response.json(await clientThread({ actor, ask, url, locale: actor.locale })),
)
