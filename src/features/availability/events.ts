import { z } from 'zod'
import { eventType } from '#platform/events.ts'

const ofCoach = z.object({ coachId: z.string() })
const ofCoachOrStudio = z.object({ coachId: z.string().nullable() })

export const hoursChanged = eventType('availability.hours-changed', ofCoach)
export const specialDaySet = eventType('availability.special-day-set', ofCoach)
export const specialDayRemoved = eventType('availability.special-day-removed', ofCoach)
/** Without a coach: the whole studio. */
export const dayOffAdded = eventType('availability.day-off-added', ofCoachOrStudio)
export const dayOffRemoved = eventType('availability.day-off-removed', ofCoachOrStudio)
export const holidaysAdded = eventType('availability.holidays-added', ofCoachOrStudio)

const ofCalendar = z.object({ coachId: z.string(), calendarId: z.string() })
export const calendarAdded = eventType('availability.calendar-added', ofCalendar)
export const calendarRemoved = eventType('availability.calendar-removed', ofCalendar)
/** I7: it hasn't answered as it should for a day. Said once, until it works again. */
export const calendarFailing = eventType(
	'availability.calendar-failing',
	ofCalendar.extend({ label: z.string(), workedAt: z.string().nullable() }),
)
