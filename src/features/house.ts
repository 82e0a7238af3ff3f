import { sweepFiles } from '#platform/files/sweep.ts'
import type { Furnishing } from '#platform/house.ts'
import { sweepHouse } from '#platform/sweep.ts'
import { clientInvitedMail } from './accounts/emails/client-invited.ts'
import { staffInvitedMail } from './accounts/emails/staff-invited.ts'
import { sweep } from './accounts/regular.ts'
import { clientScheduledProgram } from './calendars/emails/client-scheduled-program.ts'
import { coachScheduledForYou } from './calendars/emails/coach-scheduled-for-you.ts'
import { calendarReactions } from './calendars/reactions.ts'
import { notificationReactions } from './notifications/reactions.ts'
import { programAvailable } from './sharing/emails/program-available.ts'
import { sharingReactions } from './sharing/reactions.ts'

/** Everything the features bring that runs without being asked: one line per feature. */
export const furnishing: Furnishing = {
	reactions: [
		...sharingReactions,
		...calendarReactions,
		...notificationReactions,
		//
	],
	regular: [
		sweep,
		sweepFiles,
		sweepHouse,
		//
	],
	messageKinds: [
		clientInvitedMail,
		staffInvitedMail,
		programAvailable,
		clientScheduledProgram,
		coachScheduledForYou,
		//
	],
}
