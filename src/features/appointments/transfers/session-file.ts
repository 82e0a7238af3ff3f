import type { Actor } from '#platform/actor.ts'
import { publicAddress } from '#platform/address.ts'
import { now } from '#platform/clock.ts'
import { reading } from '#platform/perform.ts'
import { sessionFile } from '../queries/session-file.ts'
import { calendarText } from '../rules/icalendar.ts'
import { whereWords } from '../rules/words.ts'

/** 7.7: "Add to calendar": a client's session as an .ics file. */
export async function sendSessionFile(actor: Actor, appointmentId: string): Promise<Response> {
	const session = await reading(actor, ({ ask }) => ask(sessionFile, { appointmentId }))
	const entry = {
		...session,
		description: whereWords(session, actor.locale),
		organizer: null,
		attendee: null,
	}
	const text = calendarText([entry], {
		...{ name: session.summary, method: 'PUBLISH', host: publicAddress().hostname, now: now() },
	})
	return new Response(text, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
			'content-disposition': 'attachment; filename="session.ics"',
			'x-content-type-options': 'nosniff',
			'cache-control': 'private, no-store',
		},
	})
}
