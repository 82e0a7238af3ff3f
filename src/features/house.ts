import { clientScheduledProgram } from '#features/calendars/emails/client-scheduled-program.ts'
import { coachScheduledForYou } from '#features/calendars/emails/coach-scheduled-for-you.ts'
import { calendarReactions } from '#features/calendars/reactions.ts'
import type { Furnishing } from '#platform/house.ts'

/** Everything the features bring that runs without being asked: one line per feature. */
export const furnishing: Furnishing = {
	reactions: [...calendarReactions],
	regular: [],
	messageKinds: [clientScheduledProgram, coachScheduledForYou],
}
