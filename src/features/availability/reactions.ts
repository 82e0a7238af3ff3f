import { publicAddress } from '#platform/address.ts'
import { formatInstant } from '#platform/i18n/format.ts'
import { reaction } from '#platform/reactions.ts'
import { tell } from '#platform/telling/tell.ts'
import { calendarFailingNotice } from './emails/calendar-failing.ts'
import { calendarFailing } from './events.ts'

export const availabilityReactions = [
	reaction('availability.tell-of-failing', calendarFailing, async ({ db, send, now }, event) => {
		const { coachId, label, workedAt } = event.data
		await tell({ db, send, now, address: publicAddress().href }, calendarFailingNotice, {
			studioId: event.studioId,
			eventId: event.id,
			to: [coachId],
			link: `/coach/settings/availability/calendars?coach=${coachId}`,
			params: (reader) => ({
				label,
				since: workedAt ? formatInstant(new Date(workedAt), reader) : '–',
			}),
		})
	}),
]
