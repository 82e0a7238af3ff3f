import { z } from 'zod'
import { TimeZone } from '#features/accounts/rules/time-zone.ts'
import { Id } from '#platform/ids.ts'
import { Invalid, NotFound } from '#platform/perform.ts'
import { anyClient, anyOf, anyStaff } from '#platform/permission.ts'
import { addDays, daysBetween } from '#platform/time/days.ts'
import { query } from '#platform/use-case.ts'
import { instantOf } from '../rules/wall-time.ts'
import { bookableRows } from './bookable.ts'
import { bookableType, typeToBook } from './bookable-types.ts'
import { freeTimes, type Span } from './free-times.ts'

const longestDays = 62

/** From the first day to the last, both included, on the reader's clock; 62 at most. */
export const daysAsked = { from: z.iso.date(), to: z.iso.date() }

export const timesFound = {
	/** Starts that are free, in order, and who of the coaches could take each. */
	times: z.array(z.object({ startsAt: z.string(), coachIds: z.array(z.string()) })),
	/** How many start on each of the reader's days; days without any are not in it. */
	countByDay: z.record(z.string(), z.number()),
	/** Whose days these are. */
	timeZone: z.string(),
	/** 0 Sunday, 1 Monday. */
	weekStartsOn: z.number(),
}
const found = z.object(timesFound)
export type TimesFound = z.infer<typeof found>

/** The instants that whole days are in a zone. Throws Invalid on more than 62 days, or on none. */
export function spanOfDays({ from, to }: { from: string; to: string }, timeZone: string): Span {
	const days = daysBetween(from, to)
	if (days < 0 || days >= longestDays) throw new Invalid({ to: '' })
	return { from: instantOf(`${from}T00:00`, timeZone), to: instantOf(`${addDays(to, 1)}T00:00`, timeZone) }
}

/** 7.1, 7.2: the free times of a type, of one of its coaches or of whoever is free. Three statements, whatever the span (G7). */
export const times = query('appointments.free-times', {
	input: z.object({
		typeId: Id,
		/** Left out: whoever is free. */
		coachId: Id.optional(),
		...daysAsked,
		/** Whose days; left out: the reader's own. */
		timeZone: TimeZone.optional(),
	}),
	output: z.object({ ...timesFound, type: bookableType, studioZone: z.string() }),
	async subject({ db, actor }, { typeId }) {
		const [type] = await bookableRows(db, { typeId })
		// Clients see what they may book; staff look into any type.
		const open = type?.self_booking !== 'nobody' && type?.capacity === 1
		return actor.kind === 'client' && !open ? undefined : type
	},
	may: anyOf(anyClient, anyStaff),
	async run({ db, actor, now }, type, { coachId, timeZone = actor.timeZone, ...days }) {
		if (coachId && !type.coachIds.includes(coachId)) throw new NotFound()
		const coachIds = coachId && type.assignment !== 'collective' ? [coachId] : type.coachIds
		const span = spanOfDays(days, timeZone)
		const free = await freeTimes(db, { type, coachIds, span, viewerZone: timeZone, now })
		const { studioZone, weekStartsOn } = type
		return { ...free, timeZone, weekStartsOn, studioZone, type: typeToBook(type) }
	},
})
