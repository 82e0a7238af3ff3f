import { publicAddress } from '#platform/address.ts'
import { formatDayRange } from '#platform/i18n/format.ts'
import { reaction } from '#platform/reactions.ts'
import { tell } from '#platform/telling/tell.ts'
import { clientScheduledProgram } from './emails/client-scheduled-program.ts'
import { coachScheduledForYou } from './emails/coach-scheduled-for-you.ts'
import { programScheduled } from './events.ts'
import { coachesOf } from './queries/coaches.ts'

/** The other side hears of a scheduled program: coaches always, the client only where the coach chose so (I26). */
export const tellOfScheduling = reaction(
	'calendars.tell-of-scheduling',
	programScheduled,
	async ({ db, send, now }, event) => {
		const { clientId, studioId, id: eventId, data } = event
		if (!clientId) return
		const post = { db, send, now, address: publicAddress().href }
		const { title, from, to } = data
		if (data.by === 'client') {
			const coaches = (await coachesOf(db, clientId)).map((coach) => coach.id)
			await tell(post, clientScheduledProgram, {
				studioId,
				eventId,
				to: coaches,
				link: `/coach/clients/${clientId}/calendar?date=${from}`,
				params: ({ locale }) => ({
					client: event.actor.name,
					title,
					range: formatDayRange(from, to, locale),
				}),
			})
		} else if (data.tell) {
			await tell(post, coachScheduledForYou, {
				studioId,
				eventId,
				to: [clientId],
				link: `/client/calendar?date=${from}`,
				params: ({ locale, firstName }) => ({
					firstName,
					title,
					range: formatDayRange(from, to, locale),
					coach: event.actor.name,
				}),
			})
		}
	},
)

export const calendarReactions = [tellOfScheduling]
