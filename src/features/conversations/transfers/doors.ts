import { whoIs } from '#features/accounts/who.ts'
import { originOf } from '#platform/http/cookies.ts'
import type { HookEvent } from '#platform/http/doors.ts'
import { afterOf, streamConversation } from './stream.ts'

/** GET …/live: as long as it is open, who it is is asked again and again (I32). */
export const followAs = (event: HookEvent, clientId: string | null): Promise<Response> =>
	streamConversation({
		actor: event.actor,
		who: () => whoIs(event.request.headers, originOf(event).session, event.actor.locale as 'en' | 'fr'),
		clientId,
		after: afterOf(event.request),
	})
