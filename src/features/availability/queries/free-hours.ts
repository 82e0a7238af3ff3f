import { z } from 'zod'
import { Id } from '#platform/ids.ts'
import { addDays, dayOf } from '#platform/time/days.ts'
import { query } from '#platform/use-case.ts'
import { mayKeepHours } from '../permissions.ts'
import { dayHours } from '../rules/free-hours.ts'
import { appointmentTimes, bookedOutside } from './booked.ts'
import { hostsOf } from './hosts.ts'
import { coachById } from './subjects.ts'

const hours = z.array(z.object({ start: z.string(), end: z.string() }))

/**
 * 7.1: the coming days of a coach in their own wall time: hours, and what is left of them without appointments and what other
 * calendars say. With them, the booked appointments that the hours as they stand leave outside.
 */
export const freeHours = query('availability.free-hours', {
	input: z.object({ coachId: Id, days: z.number().int().min(1).max(62).default(14) }),
	output: z.object({
		timeZone: z.string(),
		days: z.array(z.object({ day: z.string(), open: hours, free: hours })),
		outside: z.array(z.object({ id: z.string(), title: z.string(), startsAt: z.date(), endsAt: z.date() })),
	}),
	subject: ({ db }, { coachId }) => coachById(db, coachId),
	may: mayKeepHours,
	async run({ db, now }, { coachId, timeZone }, { days }) {
		const today = dayOf(now, timeZone)
		// A day more on both sides: it is somewhere else's day that is asked for.
		const span = {
			from: new Date(`${addDays(today, -1)}T00:00:00Z`),
			to: new Date(`${addDays(today, days + 1)}T00:00:00Z`),
		}
		const [host] = await hostsOf(db, [coachId], span)
		const booked = await appointmentTimes(db, coachId, span)
		const outside = await bookedOutside(db, coachId, now)
		return {
			timeZone,
			days: host ? dayHours(host, booked, today, days) : [],
			outside: outside.map(({ id, title, startsAt, endsAt }) => ({ id, title, startsAt, endsAt })),
		}
	},
})
