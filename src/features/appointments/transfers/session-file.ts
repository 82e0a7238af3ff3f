import { publicAddress } from '#platform/address.ts'
import { now } from '#platform/clock.ts'
import type { HookEvent } from '#platform/http/doors.ts'
import { sessionFile } from '../queries/session-file.ts'
import { calendarText } from '../rules/icalendar.ts'
import { whereWords } from '../rules/words.ts'

/** 7.7: "Add to calendar": a client's session as an .ics file. */
export async function sendSessionFile({ ask, actor, params }: HookEvent): Promise<Response> {
	const session = await ask(sessionFile, {
		appointmentId: (params as Record<string, string>).appointmentId ?? '',
	})
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
